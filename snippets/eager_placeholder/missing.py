"""A placeholder, as in TensorFlow 1 code."""
import tensorflow as tf

images = tf.placeholder(tf.float32, [None, 8, 8, 1])
print(images.shape)
