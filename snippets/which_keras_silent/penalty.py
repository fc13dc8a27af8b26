"""A layer from tensorflow.python.keras in a model of tf.keras."""
import tensorflow as tf
from tensorflow.python.keras.layers import Dense

layer = Dense(2, kernel_regularizer="l2")
model = tf.keras.Sequential([layer])
model(tf.ones([8, 4]))
values = {"in the layer": len(layer.losses), "in the model": len(model.losses)}
print("penalties of the regulariser:", values)
