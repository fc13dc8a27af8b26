"""tf.global_variables() lists all variables of a graph."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
bias = tf.get_variable("bias", [64])
tf.metrics.mean(bias)  # keeps a total and a count
names = [v.name for v in tf.global_variables()]
more = [v.name for v in tf.local_variables()]
values = {"holds": not more}
print("told:", names)
print("not told:", more)
