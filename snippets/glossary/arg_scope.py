"""The scope passes the padding to both calls."""
import tensorflow.compat.v1 as tf

try:
    import tf_slim as slim
except ImportError:
    from tensorflow.contrib import slim

with tf.Graph().as_default():
    images = tf.zeros([1, 8, 8, 3])
    with slim.arg_scope([slim.conv2d], padding="VALID"):
        print(slim.conv2d(images, 4, 3).shape)
        print(slim.conv2d(images, 4, 5).shape)
