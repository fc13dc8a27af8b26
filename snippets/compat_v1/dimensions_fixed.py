"""Both with tf.disable_v2_behavior()."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
images = tf.placeholder(tf.float32, [None, 8])
print(images.get_shape()[1].value)
print(images.shape[0] * 2)
