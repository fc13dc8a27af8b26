"""Batch norm twice, and tf.cond chooses."""
import numpy as np
import tensorflow as tf

batch_norm = tf.contrib.layers.batch_norm
inputs = tf.placeholder(tf.float32, [None, 1])
training = tf.placeholder(tf.bool)


def norm(is_training):
    with tf.variable_scope("bn", reuse=tf.AUTO_REUSE):
        return batch_norm(
            inputs, is_training=is_training, decay=0.5, scope="norm",
            updates_collections=None)


train, infer = norm(True), norm(False)
ways = {
    "called outside": tf.cond(training, lambda: train, lambda: infer),
    "called inside": tf.cond(
        training, lambda: norm(True), lambda: norm(False)),
    "without tf.cond": norm(training),
}
mean, = [one for one in tf.global_variables() if "moving_mean" in one.name]
values = {}
with tf.Session() as session:
    for title, outputs in ways.items():
        session.run(tf.global_variables_initializer())
        session.run(outputs, {inputs: np.full((4, 1), 8.0), training: False})
        values[title] = float(session.run(mean))
        print(title + ": moving mean", values[title])
