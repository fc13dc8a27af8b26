"""Keras: its default convolution, and one set up as in tf.contrib.layers."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
images = np.random.RandomState(0).rand(1, 224, 224, 3).astype("float32")
values = {}
for name, layer in {
    "default": tf.keras.layers.Conv2D(64, 3),
    "fixed": tf.keras.layers.Conv2D(64, 3, padding="same", activation="relu"),
}.items():
    array = np.array(layer(images))
    least = "negative" if array.min() < 0 else "zero"
    values[name] = {"shape": list(array.shape), "least": least}
    print(name, array.shape, "least value:", least)
