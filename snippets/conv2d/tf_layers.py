"""One call of tf.layers, with every argument written out."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])


def l2_regularizer(weights):  # as tf.contrib.layers.l2_regularizer(5e-4)
    with tf.name_scope("l2_regularizer") as name:
        scale = tf.constant(5e-4, name="scale")
        return tf.multiply(scale, tf.nn.l2_loss(weights), name=name)


outputs = tf.layers.conv2d(
    inputs=inputs,
    filters=64,
    kernel_size=[3, 3],
    strides=[1, 1],
    padding="same",
    data_format="channels_last",
    dilation_rate=[1, 1],
    activation=tf.nn.relu,
    use_bias=True,
    kernel_initializer=tf.truncated_normal_initializer(stddev=5e-2),
    bias_initializer=tf.zeros_initializer(),
    kernel_regularizer=l2_regularizer,
    bias_regularizer=None,
    activity_regularizer=None,
    trainable=True,
    name=None,
    reuse=None)
