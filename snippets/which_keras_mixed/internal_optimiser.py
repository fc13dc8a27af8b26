"""An optimiser from tensorflow.python.keras in compile of tf.keras."""
import tensorflow as tf
from tensorflow.python.keras.optimizer_v2.gradient_descent import SGD

model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.compile(optimizer=SGD(0.1), loss="mse")
print("no error")
