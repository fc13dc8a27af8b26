"""How TensorFlow behaves after tf.disable_v2_behavior()."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
size = tf.placeholder(tf.float32, [None, 8]).shape[1]
weight = tf.get_variable("weight", [1])
assigned = tf.assign(weight, [2.0])
tf.while_loop(lambda i: i < 5, lambda i: i + 1, [tf.constant(0)])
types = {op.type for op in tf.get_default_graph().get_operations()}

found = {
    "tf.executing_eagerly()": str(tf.executing_eagerly()),
    "a dimension": type(size).__name__,
    "a variable": type(weight).__name__,
    "its operation": weight.op.type,
    "tf.assign returns": assigned.name,
    "a loop": ", ".join(sorted(types & {"StatelessWhile", "While", "Exit"})),
}
values = {"found": found}
for what, told in found.items():
    print(what + ":", told)
