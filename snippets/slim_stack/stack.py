"""slim.stack: one kind of layer, called with different arguments."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])

net = slim.stack(
    inputs, slim.conv2d, [(16, [3, 3]), (32, [3, 3])], scope="conv")
net = slim.flatten(net, scope="flatten")
outputs = slim.stack(net, slim.fully_connected, [20, 10], scope="fc")
