"""Feed a value for this run only."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    start = tf.constant(20)
    total = start + tf.constant(22)
    print(session.run(total, feed_dict={start: 1}))
    print(session.run(total))
