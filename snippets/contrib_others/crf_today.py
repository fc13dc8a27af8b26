"""Two functions that compute what tf.contrib.crf computed."""
import numpy as np
import tensorflow as tf


def crf_log_likelihood(logits, tags, lengths, transitions):
    mask = tf.sequence_mask(lengths, tf.shape(logits)[1], logits.dtype)
    pairs = tf.stack([tags[:, :-1], tags[:, 1:]], axis=2)
    score = tf.reduce_sum(
        tf.gather(logits, tags, batch_dims=2) * mask, axis=1)
    score += tf.reduce_sum(
        tf.gather_nd(transitions, pairs) * mask[:, 1:], axis=1)
    total = logits[:, 0]
    for t in range(1, logits.shape[1]):
        step = tf.reduce_logsumexp(total[:, :, None] + transitions, axis=1)
        total = tf.where(mask[:, t, None] > 0, step + logits[:, t], total)
    return score - tf.reduce_logsumexp(total, axis=1)


def viterbi_decode(score, transitions):
    best, back = score[0], []
    for row in score[1:]:
        paths = best[:, None] + transitions
        back.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1], best.max()


saved = np.load("crf.npz")
likelihood = crf_log_likelihood(*(tf.constant(saved[name]) for name in (
    "logits", "tags", "lengths", "transitions")))
difference = float(np.abs(likelihood - saved["likelihood"]).max())
best = [tag for row, length in zip(saved["logits"], saved["lengths"])
        for tag in viterbi_decode(row[:length], saved["transitions"])[0]]
values = {"difference": difference, "best": best,
          "largest": float(np.abs(saved["likelihood"]).max())}
print("equal within 0.00001:", difference < 1e-5)
print("the same tags:", best == saved["best"].tolist())
