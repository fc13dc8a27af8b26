"""Requested twice, created once."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default():
    for _ in range(2):
        with tf.variable_scope("block", reuse=tf.AUTO_REUSE):
            tf.get_variable("bias", [64])
    print(len(tf.global_variables()))
