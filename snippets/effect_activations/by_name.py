"""Keras: leaky ReLU selected by name, in a dense layer with a weight of 1."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
layer = tf.keras.layers.Dense(
    1, activation="leaky_relu", kernel_initializer="ones")
output = float(np.squeeze(layer(np.array([[-1.0]], "float32"))))
values = {"output": output}
print("-1 becomes %.1f" % output)
