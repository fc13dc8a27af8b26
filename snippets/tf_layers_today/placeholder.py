"""Only the import changed: eager execution is still on."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # the default in TensorFlow 2
inputs = tf.placeholder(tf.float32, [None, 224, 224, 3])
outputs = tf.layers.conv2d(inputs, 64, 3)
