"""A tf_keras optimiser in compile of Keras 3."""
import keras
import tf_keras

model = keras.Sequential([keras.layers.Dense(2)])
model.compile(optimizer=tf_keras.optimizers.SGD(0.1), loss="mse")
