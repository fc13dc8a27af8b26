"""A tf_keras model built from Keras 3 tensors."""
import keras
import tf_keras

inputs = keras.Input([4])
outputs = keras.layers.Dense(2)(inputs)
model = tf_keras.Model(inputs, outputs)
