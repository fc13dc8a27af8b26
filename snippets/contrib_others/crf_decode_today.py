"""Two functions that find the tags as crf_decode and viterbi_decode did."""
import numpy as np
import tensorflow as tf


def crf_decode(logits, transitions, lengths):
    rows = tf.transpose(logits, [1, 0, 2])
    mask = tf.transpose(
        tf.sequence_mask(lengths, tf.shape(logits)[1], tf.int32))
    later = tf.concat([mask[:1] * 0, mask[1:]], axis=0)  # the first: as it is
    same = tf.zeros_like(rows[0], tf.int32) + tf.range(tf.shape(rows)[2])

    def step(last, now):
        (best, _), (row, there) = last, now
        paths = best[:, :, None] + transitions
        back = tf.argmax(paths, axis=1, output_type=tf.int32)
        new, there = tf.reduce_max(paths, axis=1) + row, there[:, None] > 0
        return tf.where(there, new, best), tf.where(there, back, same)

    best, back = tf.scan(step, (rows, later), (rows[0], same))
    last = tf.argmax(best[-1], axis=1, output_type=tf.int32)
    tags = tf.scan(lambda tag, back: tf.gather(back, tag, batch_dims=1),
                   back, last, reverse=True)
    tags = tf.concat([tags[1:], last[None]], axis=0) * mask
    return tf.transpose(tags), tf.reduce_max(best[-1], axis=1)


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
logits, trans, lengths = (saved[name] for name in (
    "logits", "trans", "lengths"))
function = tf.function(crf_decode, autograph=False, input_signature=[
    tf.TensorSpec([None, None, 4]),  # of any length
    tf.TensorSpec([4, 4]),
    tf.TensorSpec([None], tf.int32)])
decoded, score = function(logits, trans, lengths)
best = [tag for row, length in zip(logits, lengths)
        for tag in viterbi_decode(row[:length], trans)[0]]
values = {"decoded": np.array(decoded).tolist(), "best": best,
          "difference": float(np.abs(score - saved["score"]).max()),
          "largest": float(np.abs(saved["score"]).max())}
one, _ = function(logits[:, :1], trans, [1, 1, 1])
values["one step"] = one.numpy().tolist()
for name in ("decoded", "best"):
    print(name, "the same:", values[name] == saved[name].tolist())
print("the same scores within 0.00001:", values["difference"] < 1e-5)
