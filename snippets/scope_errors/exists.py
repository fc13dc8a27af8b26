"""A variable name is used twice."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def layer(inputs):
    with tf.variable_scope("conv"):
        kernel = tf.get_variable("kernel", [3, 3, 3, 64])
    return tf.nn.conv2d(inputs, kernel, [1, 1, 1, 1], "SAME")


layer(tf.zeros([1, 224, 224, 3]))
layer(tf.zeros([1, 224, 224, 3]))
