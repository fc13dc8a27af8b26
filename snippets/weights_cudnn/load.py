"""Keras 3 loads them."""
import keras
import numpy as np
import tensorflow as tf


def lstm_weights(kernel, bias):
    """Reorder a cuDNN LSTM with gates i, j, f, o as in Keras: i, f, j, o."""
    i, j, f, o = np.split(np.vstack([kernel, bias]), 4, axis=1)
    arrays = np.hstack([i, f, j, o])
    units = bias.size // 4
    return [arrays[:-1 - units], arrays[-1 - units:-1], arrays[-1]]


def gru_weights(gates, gates_bias, kernel, bias, state_kernel, state_bias):
    """Reorder a cuDNN GRU with gates r, u as in Keras: u, r, candidate."""
    units = bias.size
    r, u = np.split(np.vstack([gates, gates_bias]), 2, axis=1)
    gates = np.hstack([u, r])
    inputs, states = gates[:-1 - units], gates[-1 - units:-1]
    biases = np.stack([np.hstack([gates[-1], bias]),
                       np.hstack([0 * gates[-1], state_bias])])
    return [np.hstack([inputs, kernel]), np.hstack([states, state_kernel]),
            biases]


def arrays(checkpoint, cell, names):
    reader = tf.train.load_checkpoint("./" + checkpoint)
    scope = checkpoint + "/rnn/multi_rnn_cell/cell_0/" + cell + "/"
    return [reader.get_tensor(scope + name) for name in names]


saved = np.load("cudnn.npz")
values = {"largest": {}, "differences": {}}
for checkpoint, layer, weights in [
        ("cudnn_lstm", keras.layers.LSTM(4, return_sequences=True),
         lstm_weights(*arrays("cudnn_lstm", "cudnn_compatible_lstm_cell",
                              ["kernel", "bias"]))),
        ("cudnn_gru", keras.layers.GRU(4, return_sequences=True),
         gru_weights(*arrays("cudnn_gru", "cudnn_compatible_gru_cell", [
             "gates/kernel", "gates/bias", "candidate/input_projection/kernel",
             "candidate/input_projection/bias",
             "candidate/hidden_projection/kernel",
             "candidate/hidden_projection/bias"])))]:
    layer.build([2, 5, 3])
    layer.set_weights(weights)
    outputs = layer(saved["series"].transpose(1, 0, 2)).numpy()
    wanted = saved[checkpoint].transpose(1, 0, 2)
    values["largest"][checkpoint] = float(np.abs(wanted).max())
    values["differences"][checkpoint] = float(np.abs(outputs - wanted).max())
    print(checkpoint, "-> %.3f" % values["differences"][checkpoint])
