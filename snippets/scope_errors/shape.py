"""The variable exists, with another shape."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

for channels in [1, 3]:
    with tf.variable_scope("conv", reuse=tf.AUTO_REUSE):
        kernel = tf.get_variable("kernel", [3, 3, channels, 64])
