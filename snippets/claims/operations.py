"""tf.get_default_graph().get_operations() lists the operations."""
import tensorflow as tf

total = tf.constant(20) + tf.constant(22)
types = [op.type for op in tf.get_default_graph().get_operations()]
values = {"holds": types[:2] == ["Const", "Const"] and len(types) == 3}
print(types)
