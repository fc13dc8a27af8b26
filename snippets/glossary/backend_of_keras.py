"""Which backend Keras has here."""
import tensorflow as tf

print(tf.keras.backend.backend())
