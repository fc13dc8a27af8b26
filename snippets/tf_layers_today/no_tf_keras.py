"""The switch is set, but the package tf_keras is missing."""
import sys

import tensorflow.compat.v1 as tf

sys.modules["tf_keras"] = None  # as if it were not installed

print(tf.layers.conv2d.__module__)
