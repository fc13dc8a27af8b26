"""A table in two parts: embedding_lookup counts from part to part."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
table = tf.get_variable(
    "table", initializer=tf.reshape(tf.range(5.0), [5, 1]),
    partitioner=tf.fixed_size_partitioner(2))
found = tf.nn.embedding_lookup(table, [0, 1, 2, 3, 4])
in_order = tf.nn.embedding_lookup(
    table, [0, 1, 2, 3, 4], partition_strategy="div")

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./parts.ckpt",
                          write_meta_graph=False, write_state=False)
    default, div = session.run([found, in_order])
whole = tf.train.load_checkpoint("./parts.ckpt").get_tensor("table")
np.savez("parts.npz", found=default)
values = {"default": default.ravel().tolist(), "div": div.ravel().tolist(),
          "checkpoint": whole.ravel().tolist()}
for name, rows in values.items():
    print(name + ":", *rows)
