"""Eager execution: the same low-level calls, computed immediately."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # the default in TensorFlow 2
inputs = tf.ones([1, 224, 224, 3])

weights = tf.Variable(
    tf.truncated_normal([3, 3, 3, 64], stddev=5e-2), name="weights")
biases = tf.Variable(tf.zeros([64]), name="biases")


def forward(images):
    features = tf.nn.conv2d(
        images, weights, strides=[1, 1, 1, 1], padding="SAME",
        data_format="NHWC", dilations=[1, 1, 1, 1])
    return tf.nn.relu(tf.nn.bias_add(features, biases))


outputs = forward(inputs)
loss = 5e-4 * tf.nn.l2_loss(weights)
