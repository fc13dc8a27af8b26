"""One call of tf.contrib.layers, with every argument written out."""
import tensorflow as tf

l2_regularizer = tf.contrib.layers.l2_regularizer(5e-4)
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])

outputs = tf.contrib.layers.conv2d(
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
    weights_regularizer=l2_regularizer,
    biases_initializer=tf.zeros_initializer(),
    biases_regularizer=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    scope=None)
