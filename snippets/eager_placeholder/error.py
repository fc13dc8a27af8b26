"""The name exists, but eager execution is on."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # the default in TensorFlow 2
images = tf.placeholder(tf.float32, [None, 8, 8, 1])
