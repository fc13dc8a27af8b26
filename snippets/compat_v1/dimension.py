"""Read the size of a dimension, as TensorFlow 1 code does."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
images = tf.placeholder(tf.float32, [None, 8])
print(images.get_shape()[1].value)
