"""The same convolution with both kinds of padding."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default():
    images, kernel = tf.zeros([1, 8, 8, 3]), tf.zeros([3, 3, 3, 64])
    for padding in ("SAME", "VALID"):
        print(padding, tf.nn.conv2d(images, kernel, 1, padding).shape)
