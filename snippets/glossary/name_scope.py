"""A name scope applies to the operation, not to the variable."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.name_scope("block"):
    print(tf.constant(1).name)
    print(tf.get_variable("bias", [64]).name)
