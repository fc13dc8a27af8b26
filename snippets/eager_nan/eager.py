"""Eager: the values are available as soon as a line has run."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
images = np.random.RandomState(0).rand(3, 8, 8, 1).astype("float32")
images[1] = 0  # a blank image

mean = tf.reduce_mean(images, [1, 2, 3], keepdims=True)
deviation = tf.math.reduce_std(images, [1, 2, 3], keepdims=True)
print("deviation:", deviation.numpy().ravel().round(3))

scaled = (images - mean) / deviation
print("nan in image", np.isnan(scaled).any(axis=(1, 2, 3)).nonzero()[0])

scaled = (images - mean) / tf.maximum(deviation, 1e-6)  # the fix
print("loss: %.3f" % tf.reduce_mean(tf.square(scaled)))
