"""Two lines change, and the checkpoint from 1.15 is restored."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
rnn, nn = tf.nn.rnn_cell, tf.nn
series = np.random.RandomState(0).normal(size=(4, 6, 3)).astype("float32")
cell = rnn.MultiRNNCell([
    rnn.DropoutWrapper(rnn.BasicLSTMCell(5), output_keep_prob=1.0)
    for _ in range(2)])
outputs, state = tf.nn.dynamic_rnn(
    cell, tf.constant(series), sequence_length=[6, 4, 2, 6], dtype=tf.float32)
steps, cells = tf.unstack(series, axis=1), [rnn.GRUCell(5), rnn.GRUCell(5)]
one, _ = nn.static_rnn(rnn.GRUCell(5), steps, dtype=tf.float32)
both, _, _ = nn.static_bidirectional_rnn(*cells, steps, dtype=tf.float32)
steps = tf.stack([tf.concat(pair, 1) for pair in zip(one, both)], axis=1)
outputs = tf.concat([outputs, steps], axis=2)
train = tf.train.AdamOptimizer(0.1).minimize(tf.reduce_sum(outputs))

with tf.Session() as session:
    tf.train.Saver().restore(session, "./rnn.ckpt")
    old, new = np.load("rnn.npz")["outputs"], session.run(outputs)
    session.run(train)  # Adam's slots are there too
difference = float(np.abs(new - old).max())
values = {"difference": difference, "largest": float(np.abs(old).max())}
values["cells"] = [name for name in dir(rnn) if name[0].isupper()]
print("outputs equal within 0.00001:", difference < 1e-5)
