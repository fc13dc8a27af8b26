"""A graph keeps growing between two runs until it is finalised."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
graph = tf.get_default_graph()


def count():
    return len(graph.get_operations())


total = tf.constant(1) + tf.constant(2)

with tf.Session() as session:
    print(session.run(total), "with", count(), "operations")
    double = total * 2
    print(session.run(double), "with", count(), "operations")
    print("locked:", graph.finalized)

with tf.train.MonitoredSession() as session:
    print("locked:", graph.finalized)  # as after graph.finalize()
    triple = total * 3
