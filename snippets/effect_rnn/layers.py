"""Keras: the initial biases of one unit."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
values = {}
for name, layer in {
    "LSTM": tf.keras.layers.LSTM(1),
    "GRU": tf.keras.layers.GRU(1, reset_after=False),
}.items():
    layer.build((None, 5, 3))
    values[name] = layer.get_weights()[-1].tolist()
    print(name + ":", *values[name])
