"""Second fix: the old part gets its own graph in an eager program."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # the default in TensorFlow 2
with tf.Graph().as_default() as graph:
    images = tf.placeholder(tf.float32, [None, 8, 8, 1])
    features = tf.nn.conv2d(
        images, tf.ones([3, 3, 1, 8]), [1, 1, 1, 1], padding="SAME")
    brightest = tf.reduce_max(features)

with tf.Session(graph=graph) as session:
    answer = session.run(brightest, {images: np.ones([20, 8, 8, 1])})
values = {"answer": answer, "eager": tf.executing_eagerly()}
print(answer)
