"""A variable keeps its value between runs."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    counter = tf.Variable(0)
    session.run(counter.initializer)
    session.run(counter.assign_add(1))
    session.run(counter.assign_add(1))
    print(session.run(counter))
