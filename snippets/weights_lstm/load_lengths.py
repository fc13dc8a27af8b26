"""Keras 3 uses a mask instead of sequence_length."""
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


saved = np.load("lengths.npz")
series = saved["series"]
mask = tf.sequence_mask(saved["lengths"], series.shape[1])
both = {"return_sequences": True, "return_state": True}
values = {}
for title, layer, given in [
        ("without a mask", keras.layers.LSTM(4, **both), None),
        ("with a mask", keras.layers.LSTM(4, **both), mask),
        ("and zero_output_for_mask", keras.layers.LSTM(
            4, zero_output_for_mask=True, **both), mask)]:
    layer.build(series.shape)
    layer.set_weights(lstm_weights(saved["kernel"], saved["bias"]))
    outputs, h, c = layer(series, mask=given)
    values[title] = {
        name: float(np.abs(array.numpy() - saved[name]).max())
        for name, array in {"outputs": outputs, "h": h, "c": c}.items()}
    print(title, *["%s %.3f" % one for one in values[title].items()])
