"""Keras 3 loads the GRU: two wrong ways, then the right one."""
import keras
import numpy as np
import tensorflow as tf


def gru_weights(gates, gates_bias, candidate, candidate_bias):
    """Convert a GRUCell with gates r, u to the order of Keras: z, r, h."""
    units = candidate_bias.size
    r, u = np.split(np.vstack([gates, gates_bias]), 2, axis=1)
    c = np.vstack([candidate, candidate_bias])
    arrays = np.hstack([u, r, c])
    return [arrays[:-1 - units], arrays[-1 - units:-1], arrays[-1]]


reader = tf.train.load_checkpoint("./gru.ckpt")
gates, gates_bias, candidate, candidate_bias = [
    reader.get_tensor("rnn/gru_cell/" + name) for name in [
        "gates/kernel", "gates/bias", "candidate/kernel", "candidate/bias"]]
arrays = gru_weights(gates, gates_bias, candidate, candidate_bias)
kernel, recurrent_kernel, bias = arrays
as_it_is = np.hstack([gates, candidate])
as_it_is = [as_it_is[:3], as_it_is[3:],
            np.hstack([gates_bias, candidate_bias])]
two_biases = [kernel, recurrent_kernel, np.stack([bias, 0 * bias])]

saved = np.load("gru.npz")
values = {"differences": {},
          "largest": float(np.abs(saved["outputs"]).max())}
for step, reset_after, weights in [
        ("as it is", False, as_it_is),
        ("gates in order, reset_after=True", True, two_biases),
        ("gates in order, reset_after=False", False, arrays)]:
    layer = keras.layers.GRU(
        4, return_sequences=True, reset_after=reset_after)
    layer.build([2, 5, 3])
    layer.set_weights(weights)
    outputs = layer(saved["series"]).numpy()
    difference = float(np.abs(outputs - saved["outputs"]).max())
    values["differences"][step] = difference
    print(step, "->", "%.3f" % difference)
