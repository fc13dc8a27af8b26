"""Attention with two heads by hand: dense layers, split and joined."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.set_random_seed(0)
series = np.random.RandomState(0).normal(size=[2, 5, 8]).astype("float32")
mask = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]], "float32")
heads, size = 2, 4


def dense(inputs, name):
    with tf.variable_scope(name, initializer=tf.random_normal_initializer()):
        kernel = tf.get_variable("kernel", [8, 8])
        return tf.tensordot(inputs, kernel, 1) + tf.get_variable("bias", [8])


def split(tensor):
    return tf.transpose(tf.reshape(tensor, [2, 5, heads, size]), [0, 2, 1, 3])


x = tf.constant(series)
with tf.variable_scope("attention"):
    query, key, value = [
        split(dense(x, name)) for name in ("query", "key", "value")]
    scores = tf.matmul(query, key, transpose_b=True) / size ** 0.5
    scores += (1 - mask[:, None, None]) * -10000.0  # as in BERT
    joined = tf.matmul(tf.nn.softmax(scores), value)
    joined = tf.reshape(tf.transpose(joined, [0, 2, 1, 3]), [2, 5, 8])
    outputs = dense(joined, "output")

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./heads.ckpt",
                          write_meta_graph=False, write_state=False)
    found = session.run(outputs)
np.savez("heads.npz", series=series, mask=mask, outputs=found)
values = {"shape": list(found.shape)}
print("shape:", values["shape"])
