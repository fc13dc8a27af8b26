"""Keras: AveragePooling2D with nothing said."""
import tensorflow as tf

layer = tf.keras.layers.AveragePooling2D()
values = {"window": list(layer.pool_size)}
print("window:", layer.pool_size)
