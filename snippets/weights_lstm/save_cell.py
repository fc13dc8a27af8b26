"""1.15 saves an embedding and an LSTM of tf.nn as a checkpoint."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
words = random.randint(10, size=(2, 5))

inputs = tf.placeholder(tf.int32, words.shape)
vectors = tf.contrib.layers.embed_sequence(inputs, 10, 3)
cell = tf.nn.rnn_cell.LSTMCell(4)
outputs, state = tf.nn.dynamic_rnn(cell, vectors, dtype=tf.float32)

with tf.Session() as session:
    for variable in tf.global_variables():
        variable.load(random.normal(size=variable.shape.as_list()), session)
    tf.train.Saver().save(session, "./lstm.ckpt", write_meta_graph=False)
    np.savez("lstm.npz", words=words, outputs=session.run(
        outputs, {inputs: words}))

values = {"names": dict(tf.train.list_variables("./lstm.ckpt"))}
for name, shape in values["names"].items():
    print(name, shape)
