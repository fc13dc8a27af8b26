"""An optimiser of Keras 3 in tf_keras's compile."""
import keras
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(2)])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
