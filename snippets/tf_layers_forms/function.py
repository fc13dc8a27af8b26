"""The function creates the layer and calls it."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])

outputs = tf.layers.conv2d(
    inputs, filters=64, kernel_size=3, padding="same", activation=tf.nn.relu)
