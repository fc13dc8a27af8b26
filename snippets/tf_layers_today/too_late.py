"""The switch set after Keras was used once."""
import os
from unittest import mock

import tensorflow.compat.v1 as tf

try:
    tf.layers.conv2d
except AttributeError as error:
    print("at first:", error)

with mock.patch.dict(os.environ, TF_USE_LEGACY_KERAS="1"):
    function = tf.layers.conv2d

print(function.__module__)
