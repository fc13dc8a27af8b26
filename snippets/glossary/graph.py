"""A graph of three operations; nothing is added yet."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default() as graph:
    total = tf.constant(20) + tf.constant(22)
print([op.type for op in graph.get_operations()])
