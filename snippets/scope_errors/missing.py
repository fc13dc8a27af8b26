"""reuse=True asks for a variable that was never created."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

with tf.variable_scope("conv", reuse=True):
    kernel = tf.get_variable("kernel", [3, 3, 3, 64])
