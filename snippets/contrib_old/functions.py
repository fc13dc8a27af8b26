"""1.15 calls functions of rnn, seq2seq, legacy_seq2seq and crf, and saves."""
import numpy as np
import tensorflow as tf
from tensorflow.contrib import crf, legacy_seq2seq, rnn, seq2seq

tf.set_random_seed(0)
series = tf.constant(np.random.RandomState(0).normal(size=(2, 5, 4)),
                     tf.float32)
lengths, tags = tf.constant([5, 3]), tf.constant([[0, 1, 2, 3, 0]] * 2)
outputs = {}

cell = rnn.LSTMCell(4)
found, _ = rnn.static_rnn(cell, tf.unstack(series, axis=1), dtype=tf.float32)
outputs["rnn.static_rnn"] = tf.stack(found)

attention = seq2seq.LuongAttention(4, series, lengths)
cell = seq2seq.AttentionWrapper(rnn.GRUCell(4), attention, 4)
helper = seq2seq.GreedyEmbeddingHelper(tf.eye(4), [1, 1], end_token=0)
found, _, _ = seq2seq.dynamic_decode(
    seq2seq.BasicDecoder(cell, helper, cell.zero_state(2, tf.float32)),
    maximum_iterations=5)
outputs["seq2seq.LuongAttention, GreedyEmbeddingHelper"] = found.rnn_output

words = list(tf.unstack(tags, axis=1))
found, _ = legacy_seq2seq.embedding_attention_seq2seq(
    words, words, rnn.GRUCell(4), 4, 4, 3)
outputs["legacy_seq2seq.embedding_attention_seq2seq"] = tf.stack(found)

found, trans = crf.crf_log_likelihood(series, tags, lengths)
outputs["crf.crf_log_likelihood"] = found
outputs["crf.crf_decode"], _ = crf.crf_decode(series, trans, lengths)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./functions.ckpt",
                          write_meta_graph=False, write_state=False)
    np.savez("functions.npz", **session.run(outputs))
tf.reset_default_graph()  # its listing would be long
