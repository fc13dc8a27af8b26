"""The name is found, but eager execution is on."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # what TensorFlow 2 does by itself
images = tf.placeholder(tf.float32, [None, 8, 8, 1])
