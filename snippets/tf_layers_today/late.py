"""The switch set after TensorFlow is imported, before the first use of Keras."""
import os
from unittest import mock

import tensorflow.compat.v1 as tf

with mock.patch.dict(os.environ, TF_USE_LEGACY_KERAS="1"):
    function = tf.layers.conv2d

values = {"module": function.__module__}
print(values["module"])
