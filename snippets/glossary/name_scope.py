"""A name scope: the operation is in it, the variable is not."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.name_scope("block"):
    print(tf.constant(1).name)
    print(tf.get_variable("bias", [64]).name)
