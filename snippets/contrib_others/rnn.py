"""1.15 trains and saves networks of tf.contrib.rnn."""
import numpy as np
import tensorflow as tf

rnn = nn = tf.contrib.rnn
tf.set_random_seed(0)
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
    session.run(tf.global_variables_initializer())
    session.run(train)
    tf.train.Saver().save(session, "./rnn.ckpt", write_meta_graph=False)
    np.savez("rnn.npz", outputs=session.run(outputs))
names = [variable.op.name for variable in tf.trainable_variables()]
print(*names, sep="\n")
