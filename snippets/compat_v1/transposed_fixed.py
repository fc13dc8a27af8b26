"""The shape is said once more."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
small = tf.placeholder(tf.float32, [None, 4, 4, 3])
kernel = tf.get_variable("kernel", [5, 5, 2, 3])
large = tf.nn.conv2d_transpose(
    small, kernel, output_shape=[16, 8, 8, 2], strides=[1, 2, 2, 1])
large.set_shape([16, 8, 8, 2])
print(tf.reshape(large, large.get_shape()).shape)
