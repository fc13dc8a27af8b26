"""slim.repeat: three convolutions in one line."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])

outputs = slim.repeat(inputs, 3, slim.conv2d, 64, [3, 3], scope="conv1")
