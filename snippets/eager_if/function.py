"""tf.function turns the same Python into a loop in the graph."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2


@tf.function
def halvings(size):
    count = 0
    while size > 1:
        size, count = size // 2, count + 1
    return count


print([int(halvings(tf.constant(number))) for number in (1, 8, 224)])
graph = halvings.get_concrete_function(tf.constant(8)).graph
print([op.type for op in graph.get_operations() if "While" in op.type])
