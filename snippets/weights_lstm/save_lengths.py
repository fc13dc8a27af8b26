"""dynamic_rnn with sequences of different lengths."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
series = random.normal(size=(3, 6, 5)).astype("float32")
lengths = [6, 3, 4]

cell = tf.nn.rnn_cell.LSTMCell(4)
outputs, state = tf.nn.dynamic_rnn(
    cell, series, sequence_length=lengths, dtype=tf.float32)

with tf.Session() as session:
    for variable in tf.global_variables():
        variable.load(random.normal(size=variable.shape.as_list()), session)
    kernel, bias, found, c, h = session.run(
        [*cell.weights, outputs, state.c, state.h])
np.savez("lengths.npz", series=series, lengths=lengths, kernel=kernel,
         bias=bias, outputs=found, c=c, h=h)
