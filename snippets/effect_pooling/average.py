"""Keras: AveragePooling2D with its defaults."""
import tensorflow as tf

layer = tf.keras.layers.AveragePooling2D()
values = {"window": list(layer.pool_size)}
print("window:", layer.pool_size)
