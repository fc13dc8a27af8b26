"""Keras: a transposed convolution, stride 2, and the fix."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
images = np.ones([1, 8, 8, 3], "float32")
values = {}
for name, layer in {
    "default": tf.keras.layers.Conv2DTranspose(4, 3, strides=2),
    "fixed": tf.keras.layers.Conv2DTranspose(
        4, 3, strides=2, padding="same", activation="relu"),
}.items():
    values[name] = [int(size) for size in layer(images).shape]
    print(name + ": 8 x 8 becomes", *values[name][1:3])
