"""The same numbers today, except for the last two lines, which are traps."""
import tempfile
import types

import keras
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
logits = random.normal(size=(2, 3, 4)).astype("float32")
ids, mask = tf.constant([[0, 1, 2], [3, 0, 0]]), [[1.0, 1, 1], [1, 0, 0]]
words = tf.constant(["cat", "dog", "emu", "the"])
said, true = np.array([1, 1, 0, 1, 1]), np.array([1, 0, 1, 1, 0])
numbers = tf.data.Dataset.range(5)
table = tf.lookup.KeyValueTensorInitializer(
    ["the", "cat"], tf.constant([0, 1], tf.int64))
folder = tempfile.TemporaryDirectory()
with open(folder.name + "/vocabulary", "w") as opened:
    opened.write("the\ncat\n")
file = tf.lookup.TextFileInitializer(
    folder.name + "/vocabulary",
    tf.string, tf.lookup.TextFileIndex.WHOLE_LINE,
    tf.int64, tf.lookup.TextFileIndex.LINE_NUMBER)
mean, scale, ones = np.array([0.5, 1.0]), np.array([1.0, 2.0]), np.ones(2)
Normal = tf.compat.v1.distributions.Normal
kl_divergence = tf.compat.v1.distributions.kl_divergence
prior = Normal(mean * 0, ones)


def train(optimizer):
    variable = keras.Variable([1.0, 2.0])
    for _ in range(3):
        optimizer.apply([2 * variable.value], [variable])
    return variable


lines = """
tf.compat.v1.losses.sparse_softmax_cross_entropy(ids, logits, mask)
tf.lookup.StaticVocabularyTable(table, 5).lookup(words)
tf.lookup.StaticHashTable(table, -1).lookup(words)
numbers.batch(2, drop_remainder=True)
numbers.map(tf.square).batch(2)
keras.metrics.Precision()(true, said)
keras.optimizers.AdamW(0.1, weight_decay=0.01 / 0.1, epsilon=1e-8)
tf.compat.v1.distributions.Normal(0.0, 2.0).log_prob(1.0)
tf.reduce_sum(Normal(mean, scale).log_prob(mean + 1), -1)
tf.reduce_sum(kl_divergence(Normal(mean, scale), prior), -1)
types.SimpleNamespace(rate=0.1).rate
tf.nest.flatten([1, [2, 3]])
tf.compat.v1.summary.scalar("loss", 0.5)
tf.lookup.StaticHashTable(file, -1).lookup(words)
tf.nest.is_nested([1, [2, 3]])
tf.signal.frame(tf.range(7), 4, 2)
tf.random.stateless_uniform([2], [1, 2])
keras.metrics.Precision()(said, true)
keras.optimizers.AdamW(0.1, weight_decay=0.01, epsilon=1e-8)
""".strip().splitlines()
values = {}
for line in lines:
    found = eval(line)
    if isinstance(found, tf.data.Dataset):
        found = next(iter(found))
    if isinstance(found, keras.Optimizer):
        found = train(found)
    if line.startswith("tf.compat.v1.summary"):
        summary = tf.compat.v1.Summary.FromString(found.numpy())
        found = summary.value[0].simple_value
    found = np.array(found)
    values[line] = found.tolist()
    if found.dtype.kind == "f":
        found = np.round(found.tolist(), 3)
    print(line, "->", found.tolist())
