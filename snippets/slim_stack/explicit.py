"""What slim.stack does: a scope, and one call for each entry of the list."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])

with tf.variable_scope("conv"):
    net = slim.conv2d(inputs, 16, [3, 3], scope="conv_1")
    net = slim.conv2d(net, 32, [3, 3], scope="conv_2")
net = slim.flatten(net, scope="flatten")
with tf.variable_scope("fc"):
    net = slim.fully_connected(net, 20, scope="fc_1")
    outputs = slim.fully_connected(net, 10, scope="fc_2")
