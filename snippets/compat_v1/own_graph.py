"""How a separate graph behaves in an eager program."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # the default in TensorFlow 2
with tf.Graph().as_default() as graph:
    size = tf.placeholder(tf.float32, [None, 8]).shape[1]
    weight = tf.get_variable("weight", [1])
    assigned = tf.assign(weight, [2.0])
    tf.while_loop(lambda i: i < 5, lambda i: i + 1, [tf.constant(0)])
    eager = tf.executing_eagerly()
types = {op.type for op in graph.get_operations()}

found = {
    "tf.executing_eagerly()": str(eager),
    "a dimension": type(size).__name__,
    "a variable": type(weight).__name__,
    "its operation": weight.op.type,
    "tf.assign returns": assigned.name,
    "a loop": ", ".join(sorted(types & {"StatelessWhile", "While", "Exit"})),
}
values = {"found": found}
for what, told in found.items():
    print(what + ":", told)
