"""An unknown dimension doubled, as code for TensorFlow 1 does it."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
images = tf.placeholder(tf.float32, [None, 8])
print(images.shape[0] * 2)
