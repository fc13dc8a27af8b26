"""A session runs the graph."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    total = tf.constant(20) + tf.constant(22)
    print(session.run(total))
