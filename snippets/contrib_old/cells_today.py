"""Today: the files from 1.15 give the same cells."""
import sys

import numpy as np
import tensorflow.compat.v1 as tf

sys.path.insert(0, "old.zip")  # or a folder that holds the folder `old`

from old import legacy_seq2seq, rnn

tf.disable_v2_behavior()

tf.set_random_seed(0)
series = tf.constant(np.random.RandomState(0).normal(size=(2, 5, 4)),
                     tf.float32)
cells = [
    rnn.LayerNormBasicLSTMCell(4), rnn.LSTMBlockCell(4),
    rnn.NASCell(4), rnn.UGRNNCell(4), rnn.GRUBlockCellV2(4),
    rnn.CoupledInputForgetGateLSTMCell(4),
    rnn.AttentionCellWrapper(rnn.LSTMCell(4), 2)]
outputs = {}
for cell in cells:
    name = type(cell).__name__
    outputs[name], _ = tf.nn.dynamic_rnn(
        cell, series, dtype=tf.float32, scope=name)
outputs["LSTMBlockFusedCell"], _ = rnn.LSTMBlockFusedCell(4)(
    series, dtype=tf.float32)  # time-major here
outputs["stack_bidirectional_dynamic_rnn"], _, _ = (
    rnn.stack_bidirectional_dynamic_rnn(
        [rnn.LSTMCell(4)], [rnn.LSTMCell(4)], series, dtype=tf.float32))
cell = rnn.MultiRNNCell([rnn.BasicLSTMCell(4), rnn.BasicLSTMCell(4)])
steps, _ = legacy_seq2seq.rnn_decoder(
    tf.unstack(series, axis=1), cell.zero_state(2, tf.float32), cell)
outputs["legacy_seq2seq.rnn_decoder"] = tf.stack(steps)
outputs["legacy_seq2seq.sequence_loss_by_example"] = (
    legacy_seq2seq.sequence_loss_by_example(
        steps, [tf.constant([1, 3])] * 5, [tf.ones([2])] * 5))

with tf.Session() as session:
    tf.train.Saver().restore(session, "./cells.ckpt")
    old, new = np.load("cells.npz"), session.run(outputs)
values = {name: {"difference": float(np.abs(new[name] - old[name]).max()),
                 "largest": float(np.abs(old[name]).max())} for name in new}
for name, found in values.items():
    print(name, "within 0.00001:", found["difference"] < 1e-5)
