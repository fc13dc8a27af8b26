"""Keras: a new kernel."""
import random

import tensorflow as tf

tf.compat.v1.enable_eager_execution()
tf.compat.v1.set_random_seed(0)
random.seed(0)  # Keras 3 draws its seeds from it
layer = tf.keras.layers.Conv2D(256, 3)
layer.build((1, 8, 8, 256))
kernel = layer.get_weights()[0]
values = {"kernel": [float(kernel.std()), float(abs(kernel).max())]}
print("deviation %.4f, largest %.4f" % tuple(values["kernel"]))
