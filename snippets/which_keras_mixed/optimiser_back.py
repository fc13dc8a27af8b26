"""An optimiser of tf_keras in Keras 3's compile."""
import keras
import tf_keras

model = keras.Sequential([keras.layers.Dense(2)])
model.compile(optimizer=tf_keras.optimizers.SGD(0.1), loss="mse")
