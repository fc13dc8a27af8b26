"""The graph that a function was traced into."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
double = tf.function(lambda x: x + x)
graph = double.get_concrete_function(tf.TensorSpec([2], tf.int32)).graph
print([op.type for op in graph.get_operations()])
