"""A Keras 3 optimiser in compile of tf_keras."""
import keras
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(2)])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
