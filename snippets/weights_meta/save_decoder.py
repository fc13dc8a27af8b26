"""1.15 saves a decoder of tf.contrib.seq2seq together with its graph."""
import numpy as np
import tensorflow as tf

seq2seq = tf.contrib.seq2seq
series = np.random.RandomState(0).normal(size=(2, 5, 3))

tf.set_random_seed(0)
inputs = tf.placeholder(tf.float32, [2, 5, 3], name="inputs")
cell = tf.nn.rnn_cell.LSTMCell(4)
decoder = seq2seq.BasicDecoder(
    cell, seq2seq.TrainingHelper(inputs, [5, 5]),
    cell.zero_state(2, tf.float32), output_layer=tf.layers.Dense(6))
found, _, _ = seq2seq.dynamic_decode(decoder)
outputs = tf.identity(found.rnn_output, name="outputs")

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./decoder.ckpt")
    np.savez("decoder.npz", series=series,
             outputs=session.run(outputs, {inputs: series}))
