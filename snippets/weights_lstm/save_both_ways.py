"""bidirectional_dynamic_rnn with sequences of different lengths."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
series = random.normal(size=(3, 6, 5)).astype("float32")
lengths = [6, 3, 4]

fw, bw = tf.nn.rnn_cell.LSTMCell(4), tf.nn.rnn_cell.LSTMCell(4)
outputs, states = tf.nn.bidirectional_dynamic_rnn(
    fw, bw, series, sequence_length=lengths, dtype=tf.float32)

with tf.Session() as session:
    for variable in tf.global_variables():
        variable.load(random.normal(size=variable.shape.as_list()), session)
    arrays = session.run({
        "fw_kernel": fw.weights[0], "fw_bias": fw.weights[1],
        "bw_kernel": bw.weights[0], "bw_bias": bw.weights[1],
        "outputs": tf.concat(outputs, 2),
        "states": [states[0].h, states[0].c, states[1].h, states[1].c]})
np.savez("both_ways.npz", series=series, lengths=lengths, **arrays)
