"""A layer of tf_keras called on an input of Keras 3."""
import keras
import tf_keras

inputs = keras.Input([4])
outputs = tf_keras.layers.Dense(2)(inputs)
