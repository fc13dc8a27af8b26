"""1.15 stacks cells and wraps them."""
import numpy as np
import tensorflow as tf

rnn = tf.contrib.rnn
tf.set_random_seed(0)
series = np.random.RandomState(0).normal(size=(4, 6, 3)).astype("float32")
keep = tf.placeholder_with_default(1.0, [])
first = rnn.DropoutWrapper(
    rnn.LSTMCell(5), input_keep_prob=keep, output_keep_prob=keep)
second = rnn.ResidualWrapper(rnn.LSTMCell(5))
cell = rnn.OutputProjectionWrapper(rnn.MultiRNNCell([first, second]), 2)
outputs, _ = tf.nn.dynamic_rnn(cell, tf.constant(series), dtype=tf.float32)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./wrappers.ckpt",
                          write_meta_graph=False, write_state=False)
    np.savez("wrappers.npz", series=series, outputs=session.run(outputs))
values = {"variables": [one.op.name for one in tf.trainable_variables()]}
print(*values["variables"], sep="\n")
