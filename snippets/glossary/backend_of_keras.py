"""Which backend Keras uses here."""
import tensorflow as tf

print(tf.keras.backend.backend())
