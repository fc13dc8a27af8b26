"""First the graph, then the run. Which line is wrong?"""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
images = tf.placeholder(tf.float32, [None, 8, 8, 3])
kernel = tf.ones([3, 3, 3, 64])
matrix = tf.ones([8 * 8 * 64, 10])

features = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], padding="VALID")
features = tf.nn.relu(features)
print("So far:", features.shape)
flat = tf.reshape(features, [-1, 8 * 8 * 64])
scores = tf.matmul(flat, matrix)
print("The graph is built.")

with tf.Session() as session:
    session.run(scores, {images: np.ones([1, 8, 8, 3])})
