"""The learning rates of tf.train, and BERT's warm-up, at 40 steps."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
train = tf.train
step = tf.placeholder(tf.int64, [])
rates = {
    "exponential_decay(0.1, step, 10, 0.5)":
        train.exponential_decay(0.1, step, 10, 0.5),
    "exponential_decay(…, staircase=True)":
        train.exponential_decay(0.1, step, 10, 0.5, staircase=True),
    "natural_exp_decay(0.1, step, 10, 0.5)":
        train.natural_exp_decay(0.1, step, 10, 0.5),
    "inverse_time_decay(0.1, step, 10, 0.5)":
        train.inverse_time_decay(0.1, step, 10, 0.5),
    "piecewise_constant(step, [10, 20], [0.1, 0.01, 0.001])":
        train.piecewise_constant(step, [10, 20], [0.1, 0.01, 0.001]),
    "polynomial_decay(0.1, step, 30, 0.0)":
        train.polynomial_decay(0.1, step, 30, 0.0),
    "polynomial_decay(…, power=2.0, cycle=True)":
        train.polynomial_decay(0.1, step, 30, 0.0, power=2.0, cycle=True),
    "cosine_decay(0.1, step, 30)":
        train.cosine_decay(0.1, step, 30),
    "cosine_decay_restarts(0.1, step, 10)":
        train.cosine_decay_restarts(0.1, step, 10),
}
rates["warm-up"] = tf.where(  # as BERT does
    step < 10, 0.1 * tf.cast(step, tf.float32) / 10,
    train.polynomial_decay(0.1, step, 30, 0.0))
with tf.Session() as session:
    found = [session.run(rates, {step: n}) for n in range(40)]
kept = {name: [float(one[name]) for one in found] for name in rates}
np.savez("rates.npz", **kept)
values = {name: [rate[0], rate[-1]] for name, rate in kept.items()}
for name, (first, last) in values.items():
    print("%s: %.3f → %.5f" % (name, first, last))
