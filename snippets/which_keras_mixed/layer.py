"""A layer of tf_keras in a model of Keras 3."""
import keras
import tf_keras

model = keras.Sequential([tf_keras.layers.Dense(2)])
