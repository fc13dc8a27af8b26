"""A session, as in TensorFlow 1 code."""
import tensorflow as tf

total = tf.constant(2) * tf.constant(3)
with tf.Session() as session:
    print(session.run(total))
