"""Fourth slip: the result has one name, and the next line uses another."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])
kernel = tf.get_variable("kernel", [3, 3, 3, 64])
bias = tf.get_variable("bias", [64])
outputs = tf.nn.conv2d(inputs, kernel, [1, 1, 1, 1], "SAME")
outputs = tf.nn.bias_add(conv, bias)
