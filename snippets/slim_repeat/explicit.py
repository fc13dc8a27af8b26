"""What slim.repeat does: open a scope and make one call after another in it."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])

with tf.variable_scope("conv1"):
    net = slim.conv2d(inputs, 64, [3, 3], scope="conv1_1")
    net = slim.conv2d(net, 64, [3, 3], scope="conv1_2")
    outputs = slim.conv2d(net, 64, [3, 3], scope="conv1_3")
