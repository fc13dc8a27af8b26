"""The fix: padding keeps 8×8, so the sizes fit."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
images = tf.placeholder(tf.float32, [None, 8, 8, 3])
kernel = tf.ones([3, 3, 3, 64])
matrix = tf.ones([8 * 8 * 64, 10])

features = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], padding="SAME")
features = tf.nn.relu(features)
flat = tf.reshape(features, [-1, np.prod(features.shape.as_list()[1:])])
scores = tf.matmul(flat, matrix)

with tf.Session() as session:
    print(session.run(scores, {images: np.ones([1, 8, 8, 3])}).shape)
