"""Name, shape and dtype of a tensor."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default():
    total = tf.constant([20, 1]) + tf.constant([22, 2])
print(total.name, total.shape, total.dtype)
