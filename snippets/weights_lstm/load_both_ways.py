"""Keras 3: Bidirectional, with the weights of both cells and a mask."""
import keras
import numpy as np
import tensorflow as tf


def lstm_weights(kernel, bias, forget_bias=1.0):
    """Convert an LSTMCell with gates i, j, f, o to the order of Keras."""
    units = bias.size // 4
    i, j, f, o = np.split(np.vstack([kernel, bias]), 4, axis=1)
    f[-1] += forget_bias  # LSTMCell adds it each time it is called
    arrays = np.hstack([i, f, j, o])
    return [arrays[:-1 - units], arrays[-1 - units:-1], arrays[-1]]


saved = np.load("both_ways.npz")
series = saved["series"]
mask = tf.sequence_mask(saved["lengths"], series.shape[1])
layer = keras.layers.Bidirectional(keras.layers.LSTM(
    4, return_sequences=True, return_state=True, zero_output_for_mask=True))
layer.build(series.shape)
fw, bw = [lstm_weights(saved[way + "_kernel"], saved[way + "_bias"])
          for way in ("fw", "bw")]
layer.set_weights(fw + bw)

values = {}
for title, given in {"without a mask": None, "with a mask": mask}.items():
    outputs, *states = layer(series, mask=given)  # h, c, then h, c backward
    values[title] = {
        "outputs": float(np.abs(outputs - saved["outputs"]).max()),
        "states": float(np.abs(np.array(states) - saved["states"]).max())}
    print(title, *["%s %.3f" % one for one in values[title].items()])
