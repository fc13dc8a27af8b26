"""1.15 runs LuongAttention, without a scale and with one, and saves."""
import numpy as np
import tensorflow as tf

rnn, seq2seq = tf.contrib.rnn, tf.contrib.seq2seq
tf.set_random_seed(0)
random = np.random.RandomState(0)
series = random.normal(size=(2, 6, 3)).astype("float32")
memory = random.normal(size=(2, 5, 2)).astype("float32")
found = {"series": series, "memory": memory, "lengths": [5, 3]}
for name, scale in [("plain", False), ("scaled", True)]:
    with tf.variable_scope(name):
        attention = seq2seq.LuongAttention(
            4, tf.constant(memory), tf.constant([5, 3]), scale=scale)
        cell = seq2seq.AttentionWrapper(
            rnn.BasicRNNCell(4), attention, attention_layer_size=4)
        found[name], _ = tf.nn.dynamic_rnn(
            cell, tf.constant(series), dtype=tf.float32)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for variable in tf.global_variables():
        if "attention_g" in variable.name:
            variable.load(0.3, session)
    tf.train.Saver().save(session, "./luong.ckpt",
                          write_meta_graph=False, write_state=False)
    for name in ("plain", "scaled"):
        found[name] = session.run(found[name])
np.savez("luong.npz", **found)
values = {"variables": [one.name for one in tf.global_variables()]}
print(*values["variables"], sep="\n")
