"""The model was changed, but the folder holds a checkpoint of the old one."""
import tempfile

import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)


def model_fn(features, labels, mode, params):
    loss = tf.reduce_mean(tf.layers.dense(features, params["units"]))
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(
        loss, global_step=tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def input_fn():
    return tf.data.Dataset.from_tensors(tf.ones([20, 64]))


def train(units, folder):
    estimator = tf.estimator.Estimator(
        model_fn, folder, params={"units": units})
    try:
        estimator.train(input_fn)
        print(units, "units: trained")
    except tf.errors.InvalidArgumentError as error:
        print(units, "units:", str(error).split("\n\t")[0])


with tempfile.TemporaryDirectory() as folder:
    train(10, folder)
    train(12, folder)
    train(12, folder + "/twelve")  # the fix: a folder of its own
