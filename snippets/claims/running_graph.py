"""What a graph computes can't be changed while it runs."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
graph = tf.get_default_graph()
counts = []


def meanwhile(number):  # Python, called by the graph that is running
    counts.append(len(graph.get_operations()))
    with graph.as_default():
        tf.multiply(graph.get_tensor_by_name("total:0"), 100)
    counts.append(len(graph.get_operations()))
    return number


start = tf.numpy_function(meanwhile, [tf.constant(20)], tf.int32)
total = tf.add(start, tf.constant(22), name="total")
with tf.Session() as session:
    result = int(session.run(total))

values = {"holds": result == 42, "operations": counts}
print(counts[0], "operations before,", counts[1], "behind the new lines")
print("the run gives", result)
