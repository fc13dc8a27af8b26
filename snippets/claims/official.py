"""tf.layers belongs to TensorFlow itself, not to tf.contrib."""
import tensorflow as tf

module = tf.layers.conv2d.__module__
values = {"holds": module.startswith("tensorflow.python.layers")}
print(module)
