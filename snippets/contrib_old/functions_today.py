"""Today: the same calls of the files from 1.15, from the same checkpoint."""
import sys

import numpy as np
import tensorflow.compat.v1 as tf

sys.path.insert(0, "old.zip")  # or a folder that holds the folder `old`

from old import crf, legacy_seq2seq, rnn, seq2seq

tf.disable_v2_behavior()

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
    tf.train.Saver().restore(session, "./functions.ckpt")
    old, new = np.load("functions.npz"), session.run(outputs)
values = {name: {"difference": float(np.abs(new[name] - old[name]).max()),
                 "largest": float(np.abs(old[name]).max())} for name in new}
for name, found in values.items():
    print(name, "within 0.00001:", found["difference"] < 1e-5)
values["names"] = {
    one.__name__: dir(one) for one in (rnn, seq2seq, legacy_seq2seq, crf)}
