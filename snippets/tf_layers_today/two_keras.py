"""What a late switch leaves: tf.keras before and after an import statement."""
import os
from unittest import mock

import tensorflow as tf


def where():
    return tf.keras.layers.Dense.__module__.split(".")[0]


with mock.patch.dict(os.environ, TF_USE_LEGACY_KERAS="1"):
    values = {"before": where()}
    from tensorflow.keras.layers import Dense
    values["after"] = where()
    values["imported"] = Dense.__module__.split(".")[0]

for moment, package in values.items():
    print(moment + ":", package)
