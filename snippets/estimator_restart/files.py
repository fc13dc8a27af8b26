"""The files in the folder after train and evaluate, and what the checkpoint holds."""
import glob
import os
import tempfile

import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)


def input_fn():
    return tf.data.Dataset.range(10)


def model_fn(features, labels, mode):
    weight = tf.get_variable("weight", [3])
    loss = tf.reduce_sum(tf.square(weight)) * tf.to_float(features)
    train_op = tf.train.AdamOptimizer(0.1).minimize(
        loss, global_step=tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.Estimator(model_fn, folder)
    estimator.train(input_fn)
    estimator.evaluate(input_fn)
    values = {"variables": estimator.get_variable_names(), "files": sorted(
        os.path.relpath(file, folder).split(".tfevents")[0]
        for file in glob.glob(folder + "/**", recursive=True)
        if os.path.isfile(file))}
print("variables in the checkpoint:", *values["variables"], sep="\n  ")
print("files:", *values["files"], sep="\n  ")
