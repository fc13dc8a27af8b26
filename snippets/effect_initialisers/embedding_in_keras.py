"""Keras: the largest value in a new table, and the fix."""
import random

import tensorflow as tf

tf.compat.v1.enable_eager_execution()
tf.compat.v1.set_random_seed(0)
random.seed(0)  # Keras 3 draws its seeds from it
Embedding = tf.keras.layers.Embedding
values = {}
for name, layer in {
    "default": Embedding(1000, 16),
    "fixed": Embedding(1000, 16, embeddings_initializer="glorot_uniform"),
}.items():
    layer.build((None,))
    values[name] = float(abs(layer.get_weights()[0]).max())
    print(name + ": %.3f" % values[name])
