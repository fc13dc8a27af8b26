"""A model of Keras 3 made from tensors of tf_keras."""
import keras
import tf_keras

inputs = tf_keras.Input([4])
outputs = tf_keras.layers.Dense(2)(inputs)
model = keras.Model(inputs, outputs)
