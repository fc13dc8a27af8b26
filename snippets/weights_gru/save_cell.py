"""1.15 saves a GRU of tf.nn as a checkpoint."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
series = random.normal(size=(2, 5, 3)).astype("float32")

cell = tf.nn.rnn_cell.GRUCell(4)
outputs, state = tf.nn.dynamic_rnn(
    cell, tf.constant(series), dtype=tf.float32)

with tf.Session() as session:
    for variable in tf.global_variables():
        variable.load(random.normal(size=variable.shape.as_list()), session)
    tf.train.Saver().save(session, "./gru.ckpt", write_meta_graph=False)
    np.savez("gru.npz", series=series, outputs=session.run(outputs))

values = {"names": dict(tf.train.list_variables("./gru.ckpt"))}
for name, shape in values["names"].items():
    print(name, shape)
