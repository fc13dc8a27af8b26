"""A layer of Keras 3 in a model of tf_keras."""
import keras
import tf_keras

model = tf_keras.Sequential([keras.layers.Dense(2)])
