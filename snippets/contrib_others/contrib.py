"""1.15 calls modules of tf.contrib and saves the results."""
import tempfile

import numpy as np
import tensorflow as tf

contrib = tf.contrib
random = np.random.RandomState(0)
scores = random.normal(size=(2, 3, 4)).astype("float32")
said, true = np.array([1, 1, 0, 1, 1]), np.array([1, 0, 1, 1, 0])
mean, scale, ones = np.array([0.5, 1.0]), np.array([1.0, 2.0]), np.ones(2)
folder = tempfile.TemporaryDirectory()
file = folder.name + "/vocabulary"
with open(file, "w") as opened:
    opened.write("the\ncat\n")
MultivariateNormalDiag = contrib.distributions.MultivariateNormalDiag
kl_divergence = contrib.distributions.kl_divergence


def train(optimizer):
    variable = tf.Variable([1.0, 2.0])
    return variable, optimizer.minimize(tf.reduce_sum(variable ** 2))


lines = """
contrib.seq2seq.sequence_loss(logits, ids, mask)
contrib.lookup.index_table_from_tensor(["the", "cat"], 5).lookup(words)
contrib.lookup.index_table_from_tensor(["the", "cat"]).lookup(words)
numbers.apply(contrib.data.batch_and_drop_remainder(2))
numbers.apply(contrib.data.map_and_batch(tf.square, 2))
contrib.metrics.streaming_precision(said, true)[1]
contrib.opt.AdamWOptimizer(0.01, learning_rate=0.1)
contrib.distributions.Normal(0.0, 2.0).log_prob(1.0)
MultivariateNormalDiag(mean, scale).log_prob(mean + 1)
kl_divergence(MultivariateNormalDiag(mean, scale), prior)
contrib.training.HParams(rate=0.1).rate
contrib.framework.nest.flatten([1, [2, 3]])
contrib.deprecated.scalar_summary("loss", 0.5)
contrib.lookup.index_table_from_file(file).lookup(words)
contrib.framework.nest.is_sequence([1, [2, 3]])
contrib.signal.frame(tf.range(7), 4, 2)
contrib.stateless.stateless_random_uniform([2], [1, 2])
""".strip().splitlines()
values = {}
for line in lines:
    with tf.Graph().as_default(), tf.Session() as session:
        logits, ids = tf.constant(scores), tf.constant([[0, 1, 2], [3, 0, 0]])
        mask = tf.constant([[1.0, 1, 1], [1, 0, 0]])
        words = tf.constant(["cat", "dog", "emu", "the"])
        numbers = tf.data.Dataset.range(5)
        prior = MultivariateNormalDiag(mean * 0, ones)
        found = eval(line)
        step = tf.no_op()
        if isinstance(found, tf.data.Dataset):
            found = found.make_one_shot_iterator().get_next()
        if isinstance(found, tf.train.Optimizer):
            found, step = train(found)
        session.run([tf.global_variables_initializer(),
                     tf.local_variables_initializer(),
                     tf.tables_initializer()])
        for _ in range(3):
            session.run(step)
        if isinstance(found, (tf.Tensor, tf.Variable)):
            found = session.run(found)
        if isinstance(found, bytes):
            found = tf.Summary.FromString(found).value[0].simple_value
        found = np.asarray(found)
        values[line] = found.tolist()
        if found.dtype.kind == "f":
            found = np.round(found.tolist(), 3)
        print(line, "->", found.tolist())
