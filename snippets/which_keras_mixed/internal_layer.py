"""A layer from tensorflow.python.keras in a model of tf.keras."""
import tensorflow as tf
from tensorflow.python.keras.layers import Dense

model = tf.keras.Sequential([Dense(2)])
print("no error")
