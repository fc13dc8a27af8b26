"""1.15 trains with tf.contrib.crf, decodes and saves."""
import numpy as np
import tensorflow as tf

crf = tf.contrib.crf
random = np.random.RandomState(0)
saved = {"logits": random.normal(size=(3, 5, 4)).astype("float32"),
         "labels": random.randint(4, size=(3, 5)).astype("int32"),
         "lengths": np.array([5, 3, 1], "int32")}
tf.set_random_seed(0)
logits, labels, lengths = (
    tf.constant(saved[name]) for name in ("logits", "labels", "lengths"))
log_likelihood, trans = crf.crf_log_likelihood(logits, labels, lengths)
loss = tf.reduce_mean(-log_likelihood)
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)
decoded, score = crf.crf_decode(logits, trans, lengths)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./crf.ckpt",
                          write_meta_graph=False, write_state=False)
    saved.update(session.run({
        "log_likelihood": log_likelihood, "trans": trans,
        "decoded": decoded, "score": score}))
    session.run(train)
    saved["loss"] = session.run(loss)
saved["best"] = np.concatenate([
    crf.viterbi_decode(row[:length], saved["trans"])[0]
    for row, length in zip(saved["logits"], saved["lengths"])])
np.savez("crf.npz", **saved)
values = {"variables": [one.op.name for one in tf.global_variables()],
          "loss": float(saved["loss"])}
for name in ("decoded", "best"):
    values[name] = saved[name].tolist()
    print(name, values[name])
print("loss after a step %.3f" % saved["loss"])
tf.reset_default_graph()  # its listing would be long
