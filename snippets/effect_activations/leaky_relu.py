"""Leaky ReLU of -1, with the function and with the layer."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
x = np.array([[-1.0]], "float32")
layers = tf.keras.layers
outputs = {
    "tf.nn.leaky_relu": tf.nn.leaky_relu(x),
    "LeakyReLU()": layers.LeakyReLU()(x),
    "LeakyReLU(0.2)": layers.LeakyReLU(0.2)(x),
}
values = {name: float(np.squeeze(y)) for name, y in outputs.items()}
for name in values:
    print(name + ": %.1f" % values[name])
