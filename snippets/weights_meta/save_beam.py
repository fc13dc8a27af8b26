"""1.15 saves a beam search of tf.contrib.seq2seq together with its graph."""
import numpy as np
import tensorflow as tf

seq2seq = tf.contrib.seq2seq
tf.set_random_seed(0)
table = tf.get_variable("table", [8, 3])
state = tf.placeholder(tf.float32, [2, 4], name="state")
decoder = seq2seq.BeamSearchDecoder(
    tf.nn.rnn_cell.GRUCell(4), table, tf.fill([2], 1), 2,
    seq2seq.tile_batch(state, 3), 3, output_layer=tf.layers.Dense(8))
found, _, _ = seq2seq.dynamic_decode(decoder, maximum_iterations=5)
words = tf.identity(found.predicted_ids, name="words")

start = np.random.RandomState(0).normal(size=(2, 4))
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./beam.ckpt")
    np.savez("beam.npz", start=start,
             words=session.run(words, {state: start}))
