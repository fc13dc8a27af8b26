"""First slip: an extra s in variable_scope."""
import tensorflow as tf

with tf.variable_scopes("conv"):
    kernel = tf.get_variable("kernel", [3, 3, 3, 64])
