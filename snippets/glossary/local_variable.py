"""A metric keeps its state in local variables."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default():
    tf.metrics.mean(tf.constant([1.0, 2.0]))
    print([v.name for v in tf.local_variables()])
    print([v.name for v in tf.global_variables()])
