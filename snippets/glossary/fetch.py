"""Fetch two tensors; the rest of the graph does not run."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    start = tf.constant(20)
    total = start + tf.constant(22)
    unused = tf.placeholder(tf.int32) * 2  # could not run without a feed
    print(*session.run([start, total]))
