"""A model of tf_keras made from tensors of Keras 3."""
import keras
import tf_keras

inputs = keras.Input([4])
outputs = keras.layers.Dense(2)(inputs)
model = tf_keras.Model(inputs, outputs)
