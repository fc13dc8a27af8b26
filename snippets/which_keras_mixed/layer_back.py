"""A Keras 3 layer in a tf_keras model."""
import keras
import tf_keras

model = tf_keras.Sequential([keras.layers.Dense(2)])
