"""A function that computes what crf_log_likelihood computed."""
import numpy as np
import tensorflow as tf


def crf_log_likelihood(logits, tags, lengths, transitions=None):
    if transitions is None:  # a variable of the graph, as in 1.15
        assert not tf.executing_eagerly(), "pass a tf.Variable"
        transitions = tf.compat.v1.get_variable(
            "transitions", [logits.shape[2], logits.shape[2]])
    mask = tf.sequence_mask(lengths, tf.shape(logits)[1], logits.dtype)
    pairs = tf.stack([tags[:, :-1], tags[:, 1:]], axis=2)
    score = tf.reduce_sum(
        tf.gather(logits, tags, batch_dims=2) * mask, axis=1)
    score += tf.reduce_sum(
        tf.gather_nd(transitions, pairs) * mask[:, 1:], axis=1)

    def step(total, now):
        row, there = now
        new = tf.reduce_logsumexp(total[:, :, None] + transitions, axis=1)
        return tf.where(there[:, None] > 0, new + row, total)

    rows = tf.transpose(logits, [1, 0, 2])
    total = tf.foldl(step, (rows[1:], tf.transpose(mask)[1:]), rows[0])
    return score - tf.reduce_logsumexp(total, axis=1), transitions


saved = np.load("crf.npz")
batch = [saved[name] for name in ("logits", "labels", "lengths")]
old = saved["log_likelihood"]
values = {"largest": float(np.abs(old).max())}

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    shapes = [None, None, 4], [None, None], [None]
    logits, labels, lengths = inputs = [
        tf.compat.v1.placeholder(one.dtype, shape)
        for one, shape in zip(batch, shapes)]
    log_likelihood, trans = crf_log_likelihood(logits, labels, lengths)
    loss = tf.reduce_mean(-log_likelihood)
    train = tf.compat.v1.train.GradientDescentOptimizer(0.5).minimize(loss)
    tf.compat.v1.train.Saver().restore(session, "./crf.ckpt")
    feed = dict(zip(inputs, batch))
    found = session.run(log_likelihood, feed)
    values["in a graph"] = float(np.abs(found - old).max())
    session.run(train, feed)
    values["loss"] = float(session.run(loss, feed))

trans = tf.Variable(saved["trans"])
function = tf.function(
    lambda *batch: crf_log_likelihood(*batch, trans)[0],
    input_signature=[tf.TensorSpec(one.shape, one.dtype) for one in inputs])
found = function(*batch)
values["in a tf.function"] = float(np.abs(found - old).max())
for name in ("in a graph", "in a tf.function"):
    print(name, "equal within 0.00001:", values[name] < 1e-5)
print("loss after a step %.3f" % values["loss"])
try:
    crf_log_likelihood(*batch)
except AssertionError as error:
    values["eagerly"] = str(error)
    print("eagerly, without transitions:", error)
