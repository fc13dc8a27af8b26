"""Momentum keeps one slot for the weight."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default():
    weight = tf.get_variable("weight", [64])
    tf.train.MomentumOptimizer(0.1, 0.9).minimize(tf.reduce_sum(weight))
    print([variable.name for variable in tf.global_variables()])
