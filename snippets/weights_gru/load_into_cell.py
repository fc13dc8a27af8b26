"""1.15 loads the GRU from Keras 3 into a GRUCell."""
import numpy as np
import tensorflow as tf


def cell_weights(kernel, recurrent_kernel, bias):
    """Convert the arrays of a Keras GRU to those of a GRUCell."""
    arrays = np.vstack([kernel, recurrent_kernel, bias])
    z, r, h = np.split(arrays, 3, axis=1)
    gates = np.hstack([r, z])
    return gates[:-1], gates[-1], h[:-1], h[-1]


saved = np.load("keras.npz")
cell = tf.nn.rnn_cell.GRUCell(4)
outputs, state = tf.nn.dynamic_rnn(
    cell, tf.constant(saved["series"]), dtype=tf.float32)
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
