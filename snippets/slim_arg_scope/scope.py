"""A small network as in old code: the arguments come from scopes."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])

with slim.arg_scope(
        [slim.conv2d, slim.fully_connected],
        weights_regularizer=slim.l2_regularizer(5e-4),
        weights_initializer=tf.truncated_normal_initializer(stddev=5e-2)):
    with slim.arg_scope(
            [slim.conv2d],
            padding="VALID",
            normalizer_fn=slim.batch_norm):
        with slim.arg_scope([slim.batch_norm], is_training=False, decay=0.9):
            net = slim.conv2d(inputs, 64, [3, 3], scope="conv1")
            net = slim.conv2d(net, 64, [3, 3], padding="SAME", scope="conv2")
    net = slim.flatten(net, scope="flatten")
    outputs = slim.fully_connected(net, 10, scope="logits")
