"""The import alone, with eager execution left on."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # what TensorFlow 2 does by itself
inputs = tf.placeholder(tf.float32, [None, 224, 224, 3])
outputs = tf.layers.conv2d(inputs, 64, 3)
