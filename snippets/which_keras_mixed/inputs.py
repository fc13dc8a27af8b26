"""A tf_keras layer called on a Keras 3 input."""
import keras
import tf_keras

inputs = keras.Input([4])
outputs = tf_keras.layers.Dense(2)(inputs)
