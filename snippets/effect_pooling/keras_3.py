"""Keras: MaxPooling2D with a window of 3, and the fix."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
images = np.ones([1, 224, 224, 3], "float32")
values = {}
for name, layer in {
    "default": tf.keras.layers.MaxPooling2D(3),
    "fixed": tf.keras.layers.MaxPooling2D(3, strides=2),
}.items():
    values[name] = [int(size) for size in layer(images).shape]
    print(name + ": 224 x 224 becomes", *values[name][1:3])
