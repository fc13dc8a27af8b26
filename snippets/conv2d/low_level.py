"""By hand: variables, then one tf.nn operation after another."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])


def l2_regularizer(weights):
    return 5e-4 * tf.nn.l2_loss(weights)


with tf.variable_scope("conv2d"):
    weights = tf.get_variable(
        name="weights",
        shape=[3, 3, 3, 64],
        dtype=tf.float32,
        initializer=tf.truncated_normal_initializer(stddev=5e-2),
        regularizer=l2_regularizer,
        trainable=True)
    biases = tf.get_variable(
        name="biases",
        shape=[64],
        dtype=tf.float32,
        initializer=tf.zeros_initializer(),
        trainable=True)
    features = tf.nn.conv2d(
        inputs, weights, strides=[1, 1, 1, 1], padding="SAME",
        data_format="NHWC", dilations=[1, 1, 1, 1])
    outputs = tf.nn.relu(tf.nn.bias_add(features, biases))
