"""Two lines changed: the import, and TensorFlow 2 behaviour switched off."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
inputs = tf.placeholder(tf.float32, [1, 8, 8, 3])

with tf.variable_scope("conv"):
    kernel = tf.get_variable("kernel", [3, 3, 3, 8])
    bias = tf.get_variable("bias", [8], initializer=tf.zeros_initializer())
    outputs = tf.nn.conv2d(inputs, kernel, [1, 1, 1, 1], "SAME")
    outputs = tf.nn.relu(tf.nn.bias_add(outputs, bias))
