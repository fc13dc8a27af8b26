"""A function that computes what crf_log_likelihood computed."""
import numpy as np
import tensorflow as tf


def crf_log_likelihood(logits, tags, lengths, transitions):
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
    return score - tf.reduce_logsumexp(total, axis=1)


saved = np.load("crf.npz")
batch = [saved[name] for name in ("logits", "labels", "lengths")]
trans = tf.Variable(
    tf.train.load_checkpoint("crf.ckpt").get_tensor("transitions"))


@tf.function(autograph=False, input_signature=[
    tf.TensorSpec([None, None, 4]),  # of any length
    tf.TensorSpec([None, None], tf.int32), tf.TensorSpec([None], tf.int32)])
def log_likelihood(logits, labels, lengths):
    return crf_log_likelihood(logits, labels, lengths, trans)


with tf.GradientTape() as tape:
    found = log_likelihood(*batch)
    loss = tf.reduce_mean(-found)
trans.assign_sub(0.5 * tape.gradient(loss, trans))
loss = tf.reduce_mean(-log_likelihood(*batch))
difference = float(np.abs(found - saved["log_likelihood"]).max())
values = {"difference": difference, "loss": float(loss)}
print("equal within 0.00001:", difference < 1e-5)
print("loss after a step %.3f" % values["loss"])
