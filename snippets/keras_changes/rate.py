"""The learning rate under its first name."""
import tensorflow as tf

optimizer = tf.keras.optimizers.SGD(lr=0.1)
print("made:", type(optimizer).__name__)
