"""1.15 trains a decoder with attention and runs a beam search."""
import numpy as np
import tensorflow as tf
from tensorflow.contrib import rnn, seq2seq

Dense = tf.layers.Dense
tf.set_random_seed(0)
random = np.random.RandomState(0)
series = tf.constant(random.normal(size=(2, 5, 3)), tf.float32)
words = tf.constant(random.randint(2, 8, size=(2, 4)))


def attend(memory, lengths, state):
    attention = seq2seq.BahdanauAttention(4, memory, lengths)
    cell = seq2seq.AttentionWrapper(rnn.GRUCell(4), attention, 4)
    start = cell.zero_state(lengths.shape[0], tf.float32)
    return cell, start.clone(cell_state=state)


table, dense = tf.get_variable("table", [8, 3]), Dense(8)
lengths = tf.constant([5, 3])
memory, state = tf.nn.dynamic_rnn(
    rnn.GRUCell(4), series, lengths, dtype=tf.float32)
with tf.variable_scope("decoder"):
    cell, start = attend(memory, lengths, state)
    helper = seq2seq.TrainingHelper(tf.gather(table, words), [4, 4])
    taught, _, _ = seq2seq.dynamic_decode(
        seq2seq.BasicDecoder(cell, helper, start, dense))
with tf.variable_scope("decoder", reuse=True):
    cell, start = attend(*(
        seq2seq.tile_batch(one, 3) for one in (memory, lengths, state)))
    found, _, _ = seq2seq.dynamic_decode(seq2seq.BeamSearchDecoder(
        cell, table, [1, 1], 0, start, 3, dense), maximum_iterations=6)
loss = seq2seq.sequence_loss(taught.rnn_output, words, tf.ones([2, 4]))
train = tf.train.AdamOptimizer(0.01).minimize(loss)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(10):
        session.run(train)
    tf.train.Saver().save(session, "./decoder.ckpt",
                          write_meta_graph=False, write_state=False)
    saved = session.run([taught.rnn_output, found.predicted_ids])
    session.run(train)
    np.savez("decoder.npz", logits=saved[0], beams=saved[1],
             loss=session.run(loss))
tf.reset_default_graph()  # its listing would be long
