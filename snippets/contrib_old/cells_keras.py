"""Keras 3 takes the weights of the two block cells."""
import keras
import numpy as np
import tensorflow as tf


def lstm_weights(kernel, bias, inputs, forget_bias=1.0):
    """Convert the two arrays of an LSTMCell to the three of a Keras LSTM."""
    i, j, f, o = np.split(kernel, 4, axis=1)
    kernel = np.concatenate([i, f, j, o], axis=1)
    i, j, f, o = np.split(bias, 4)
    bias = np.concatenate([i, f + forget_bias, j, o])
    return [kernel[:inputs], kernel[inputs:], bias]


series = np.random.RandomState(0).normal(size=(2, 5, 4)).astype("float32")
old, reader = np.load("cells.npz"), tf.train.load_checkpoint("cells.ckpt")
values = {}
for cell, name, axes in [
        ("LSTMBlockCell", "LSTMBlockCell/lstm_cell", (0, 1, 2)),
        ("LSTMBlockFusedCell", "lstm_fused_cell", (1, 0, 2))]:
    lstm = keras.layers.LSTM(4, return_sequences=True)
    lstm.build((None, None, 4))
    lstm.set_weights(lstm_weights(
        reader.get_tensor(name + "/kernel"),
        reader.get_tensor(name + "/bias"), inputs=4))
    found = np.transpose(lstm(series.transpose(axes)), axes)
    values[cell] = float(np.abs(found - old[cell]).max())
    print(cell, "equal within 0.00001:", values[cell] < 1e-5)
