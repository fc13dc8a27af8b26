"""Which values turn the switch on?"""
import os
from unittest import mock

import tensorflow as tf
from tensorflow.python.util import lazy_loader

values = {}
for value in ("1", "true", "True", "TRUE", "yes", "on", "0"):
    with mock.patch.dict(os.environ, TF_USE_LEGACY_KERAS=value):
        keras = lazy_loader.KerasLazyLoader({})  # how tf.keras is created
        values[value] = keras.Model.__module__.split(".")[0]
    print(value, "->", values[value])
