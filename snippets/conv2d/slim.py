"""The same call with TF-Slim, as in most published networks."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])

outputs = slim.conv2d(
    inputs=inputs,
    num_outputs=64,
    kernel_size=[3, 3],
    stride=1,
    padding="SAME",
    data_format="NHWC",
    rate=1,
    activation_fn=tf.nn.relu,
    normalizer_fn=None,
    normalizer_params=None,
    weights_initializer=tf.truncated_normal_initializer(stddev=5e-2),
    weights_regularizer=slim.l2_regularizer(5e-4),
    biases_initializer=tf.zeros_initializer(),
    biases_regularizer=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    scope=None)
