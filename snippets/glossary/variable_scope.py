"""A variable scope applies to both."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.variable_scope("block"):
    print(tf.constant(1).name)
    print(tf.get_variable("bias", [64]).name)
