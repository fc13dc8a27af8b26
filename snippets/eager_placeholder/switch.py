"""First fix: the whole program runs in graph mode, as in TensorFlow 1."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()  # before anything else
images = tf.placeholder(tf.float32, [None, 8, 8, 1])
features = tf.nn.conv2d(
    images, tf.ones([3, 3, 1, 8]), [1, 1, 1, 1], padding="SAME")
brightest = tf.reduce_max(features)

with tf.Session() as session:
    answer = session.run(brightest, {images: np.ones([20, 8, 8, 1])})
values = {"answer": answer}
print(answer)
