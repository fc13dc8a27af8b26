"""1.15 saves two attention layers: one as in BERT, one as in GPT-2."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
words = random.normal(size=(2, 5, 8)).astype("float32")
real = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]], "float32")
causal = np.tril(np.ones((5, 5), "float32"))
HEADS, SIZE = 2, 4
normal = tf.random_normal_initializer(stddev=0.5, seed=1)


def dense(x, units, kernel, bias, *ones):
    kernel = tf.get_variable(kernel, ones + (8, units), initializer=normal)
    bias = tf.get_variable(bias, [units], initializer=normal)
    return tf.tensordot(x, tf.reshape(kernel, [8, units]), 1) + bias


def split(x):  # [batch, heads, words, size of a head]
    return tf.transpose(tf.reshape(x, [2, 5, HEADS, SIZE]), [0, 2, 1, 3])


def attend(query, key, value, mask):
    scores = tf.matmul(split(query), split(key), transpose_b=True)
    scores = scores / SIZE ** 0.5 - 10000.0 * (1.0 - mask)
    found = tf.matmul(tf.nn.softmax(scores), split(value))
    return tf.reshape(tf.transpose(found, [0, 2, 1, 3]), [2, 5, 8])


with tf.variable_scope("attention"):
    three = [dense(words, 8, "self/%s/kernel" % name, "self/%s/bias" % name)
             for name in ("query", "key", "value")]
    bert = dense(attend(*three, mask=real[:, None, None]), 8,
                 "output/dense/kernel", "output/dense/bias")
with tf.variable_scope("attn"):
    three = tf.split(dense(words, 24, "c_attn/w", "c_attn/b", 1), 3, axis=2)
    gpt2 = dense(attend(*three, mask=causal), 8, "c_proj/w", "c_proj/b", 1)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./words.ckpt", write_meta_graph=False)
    bert, gpt2 = session.run([bert, gpt2])
np.savez("words.npz", words=words, real=real, bert=bert, gpt2=gpt2)
