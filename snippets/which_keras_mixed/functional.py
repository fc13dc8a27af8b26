"""A Keras 3 model built from tf_keras tensors."""
import keras
import tf_keras

inputs = tf_keras.Input([4])
outputs = tf_keras.layers.Dense(2)(inputs)
model = keras.Model(inputs, outputs)
