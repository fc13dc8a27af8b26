"""Which Keras does Dense come from? The switch decides."""
import tensorflow as tf

print(tf.keras.layers.Dense.__module__)
