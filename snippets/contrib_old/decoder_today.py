"""Today: the files from 1.15 give the same decoder."""
import sys

import numpy as np
import tensorflow.compat.v1 as tf
from tensorflow.python.layers.core import Dense

sys.path.insert(0, "old.zip")  # or a folder that holds the folder `old`

from old import rnn, seq2seq

tf.disable_v2_behavior()

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
    tf.train.Saver().restore(session, "./decoder.ckpt")
    old = np.load("decoder.npz")
    logits, beams = session.run([taught.rnn_output, found.predicted_ids])
    session.run(train)
    values = {"logits": float(np.abs(logits - old["logits"]).max()),
              "largest": float(np.abs(logits).max()),
              "loss": abs(float(session.run(loss) - old["loss"])),
              "beams": bool((beams == old["beams"]).all()),
              "words": len(np.unique(beams))}
print("logits within 0.00001:", values["logits"] < 1e-5)
print("the loss after one more step, too:", values["loss"] < 1e-5)
print("the same words:", values["beams"])
