"""1.15 computes with tf.contrib.crf."""
import numpy as np
import tensorflow as tf

crf = tf.contrib.crf
random = np.random.RandomState(0)
saved = {"logits": random.normal(size=(3, 5, 4)).astype("float32"),
         "tags": random.randint(4, size=(3, 5)),
         "lengths": np.array([5, 3, 1]),
         "transitions": random.normal(size=(4, 4)).astype("float32")}
likelihood, _ = crf.crf_log_likelihood(*map(tf.constant, (
    saved["logits"], saved["tags"], saved["lengths"], saved["transitions"])))
with tf.Session() as session:
    saved["likelihood"] = session.run(likelihood)
saved["best"] = np.concatenate([
    crf.viterbi_decode(row[:length], saved["transitions"])[0]
    for row, length in zip(saved["logits"], saved["lengths"])])
np.savez("crf.npz", **saved)
values = {"best": saved["best"].tolist()}
print("likelihood", np.round(saved["likelihood"], 3), "best", values["best"])
