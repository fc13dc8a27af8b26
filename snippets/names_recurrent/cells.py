"""Cells of tf.nn, stacked and bidirectional: the names of their weights."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
cells = tf.nn.rnn_cell


def run(cell):
    tf.nn.dynamic_rnn(cell, series, dtype=tf.float32)


def run_both_ways(one, other):
    tf.nn.bidirectional_dynamic_rnn(one, other, series, dtype=tf.float32)


layers = {
    "basic": lambda: run(cells.BasicLSTMCell(4)),
    "peepholes": lambda: run(cells.LSTMCell(4, use_peepholes=True)),
    "projection": lambda: run(cells.LSTMCell(4, num_proj=2)),
    "stacked": lambda: run(cells.MultiRNNCell(
        [cells.LSTMCell(4), cells.LSTMCell(4)])),
    "both ways": lambda: run_both_ways(cells.GRUCell(4), cells.GRUCell(4)),
}
values = {"names": {}}
for layer, build in layers.items():
    with tf.Graph().as_default():
        series = tf.zeros([2, 5, 3])
        build()
        names = [variable.op.name for variable in tf.global_variables()]
    values["names"][layer] = names
    print(layer + ":", *names, sep="\n  ")
