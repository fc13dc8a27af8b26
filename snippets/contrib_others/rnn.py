"""1.15 trains and saves stacked cells of tf.contrib.rnn."""
import numpy as np
import tensorflow as tf

rnn = tf.contrib.rnn
tf.set_random_seed(0)
series = np.random.RandomState(0).normal(size=(4, 6, 3)).astype("float32")
cell = rnn.MultiRNNCell([
    rnn.DropoutWrapper(rnn.BasicLSTMCell(5), output_keep_prob=1.0)
    for _ in range(2)])
outputs, state = tf.nn.dynamic_rnn(
    cell, tf.constant(series), sequence_length=[6, 4, 2, 6], dtype=tf.float32)
train = tf.train.AdamOptimizer(0.1).minimize(tf.reduce_sum(outputs))

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run(train)
    tf.train.Saver().save(session, "./rnn.ckpt", write_meta_graph=False)
    np.savez("rnn.npz", outputs=session.run(outputs))
names = [variable.op.name for variable in tf.trainable_variables()]
print(*names, sep="\n")
