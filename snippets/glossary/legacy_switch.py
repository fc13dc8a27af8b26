"""Whose Dense is it? The switch decides."""
import tensorflow as tf

print(tf.keras.layers.Dense.__module__)
