"""The same network with every argument in the call."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])

net = slim.conv2d(
    inputs, 64, [3, 3], padding="VALID", scope="conv1",
    weights_regularizer=slim.l2_regularizer(5e-4),
    weights_initializer=tf.truncated_normal_initializer(stddev=5e-2),
    normalizer_fn=slim.batch_norm,
    normalizer_params={"is_training": False, "decay": 0.9})
net = slim.conv2d(
    net, 64, [3, 3], padding="SAME", scope="conv2",
    weights_regularizer=slim.l2_regularizer(5e-4),
    weights_initializer=tf.truncated_normal_initializer(stddev=5e-2),
    normalizer_fn=slim.batch_norm,
    normalizer_params={"is_training": False, "decay": 0.9})
net = slim.flatten(net, scope="flatten")
outputs = slim.fully_connected(
    net, 10, scope="logits",
    weights_regularizer=slim.l2_regularizer(5e-4),
    weights_initializer=tf.truncated_normal_initializer(stddev=5e-2))
