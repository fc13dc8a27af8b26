"""The weights carry over, but the input starts again with each call."""
import tempfile

import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)


def input_fn():
    return tf.data.Dataset.range(10)


def model_fn(features, labels, mode):
    weight = tf.get_variable("weight", [])
    loss = tf.square(weight)
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(
        loss, global_step=tf.train.get_global_step())
    tf.add_to_collection("seen", features)
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


class Watch(tf.train.SessionRunHook):
    def before_run(self, context):
        return tf.train.SessionRunArgs(
            tf.get_collection("seen") + [tf.train.get_global_step()])

    def after_run(self, context, run_values):
        seen.append(int(run_values.results[0]))


values = {}
with tempfile.TemporaryDirectory() as folder:
    for name in ("first", "second"):
        seen = values[name] = []
        estimator = tf.estimator.Estimator(model_fn, folder)
        estimator.train(input_fn, steps=4, hooks=[Watch()])
        step = int(estimator.get_variable_value("global_step"))
        print(name, "call saw", seen, "and ends at step", step)
