"""The low-level example makes a fully connected layer."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
images = tf.placeholder(tf.float32, [None, 32, 32, 3])
kernel = tf.get_variable("kernel", [5, 5, 3, 64])
bias = tf.get_variable("bias", [64])
features = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], padding="SAME")
outputs = tf.nn.relu(tf.nn.bias_add(features, bias))

types = [op.type for op in tf.get_default_graph().get_operations()]
values = {"holds": "MatMul" in types}
print("a matrix product:", "MatMul" in types)
print("a convolution:", "Conv2D" in types)
