"""A placeholder, as code for TensorFlow 1 has it."""
import tensorflow as tf

images = tf.placeholder(tf.float32, [None, 8, 8, 1])
print(images.shape)
