"""Eager execution: each line is computed when it is reached."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
images = np.ones([1, 8, 8, 3], "float32")
kernel = tf.ones([3, 3, 3, 64])
matrix = tf.ones([8 * 8 * 64, 10])

features = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], padding="VALID")
features = tf.nn.relu(features)
print("So far:", features.shape)
flat = tf.reshape(features, [-1, 8 * 8 * 64])
scores = tf.matmul(flat, matrix)
