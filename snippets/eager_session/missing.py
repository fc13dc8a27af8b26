"""A session, as code for TensorFlow 1 has it."""
import tensorflow as tf

total = tf.constant(2) * tf.constant(3)
with tf.Session() as session:
    print(session.run(total))
