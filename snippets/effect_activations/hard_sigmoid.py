"""Keras: the hard sigmoid, from -3 to 3."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
x = tf.constant([-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
y = np.array(tf.keras.activations.hard_sigmoid(x))
values = {"y": y.tolist()}
print(*["%.3f" % value for value in y])
