"""A tf_keras layer in a Keras 3 model."""
import keras
import tf_keras

model = keras.Sequential([tf_keras.layers.Dense(2)])
