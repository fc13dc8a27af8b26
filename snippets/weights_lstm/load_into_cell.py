"""1.15 loads the LSTM from Keras 3 into an LSTMCell."""
import numpy as np
import tensorflow as tf


def cell_weights(kernel, recurrent_kernel, bias, forget_bias=1.0):
    """Convert the arrays of a Keras LSTM to those of an LSTMCell."""
    arrays = np.vstack([kernel, recurrent_kernel, bias])
    i, f, j, o = np.split(arrays, 4, axis=1)
    f[-1] -= forget_bias  # LSTMCell adds it each time it is called
    arrays = np.hstack([i, j, f, o])
    return arrays[:-1], arrays[-1]


saved = np.load("keras.npz")
series = saved["series"]
cell = tf.nn.rnn_cell.LSTMCell(4)
outputs, state = tf.nn.dynamic_rnn(
    cell, tf.constant(series), dtype=tf.float32)
arrays = cell_weights(
    saved["kernel"], saved["recurrent_kernel"], saved["bias"])

with tf.Session() as session:
    for variable, array in zip(cell.weights, arrays):
        variable.load(array, session)
    ours = session.run(outputs)

difference = np.abs(ours - saved["outputs"]).max()
values = {"difference": float(difference),
          "largest": float(np.abs(ours).max())}
print("equal within 0.00001:", difference < 1e-5)
