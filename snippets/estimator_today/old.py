"""TensorFlow 1.15: ten steps with Adam, a copy of the folder, then ten more."""
import glob
import inspect
import os
import shutil
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
random = np.random.RandomState(0)
points = random.normal(size=(40, 4)).astype("float32")
labels = np.argmax(points[:, :3], axis=1)


def input_fn():
    return tf.data.Dataset.from_tensor_slices((points, labels)).batch(8)


def model_fn(features, labels, mode, params):
    kernel = tf.get_variable("dense/kernel", [4, 3])
    bias = tf.get_variable(
        "dense/bias", [3], initializer=tf.zeros_initializer())
    logits = tf.matmul(features, kernel) + bias
    classes = tf.argmax(logits, axis=1)
    if mode == tf.estimator.ModeKeys.PREDICT:
        return tf.estimator.EstimatorSpec(
            mode, predictions={"logits": logits, "class": classes})
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    if mode == tf.estimator.ModeKeys.EVAL:
        accuracy = tf.metrics.accuracy(labels, classes)
        return tf.estimator.EstimatorSpec(
            mode, loss=loss, eval_metric_ops={"accuracy": accuracy})
    train_op = tf.train.AdamOptimizer(params["rate"]).minimize(
        loss, global_step=tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.Estimator(
        model_fn, folder, tf.estimator.RunConfig(tf_random_seed=0),
        params={"rate": 0.1})
    estimator.train(lambda: input_fn().repeat(), steps=10)
    os.mkdir("trained")
    for file in glob.glob(folder + "/model.ckpt-10.[di]*"):
        shutil.copy(file, "trained")
    shutil.copy(folder + "/checkpoint", "trained")
    before = estimator.evaluate(input_fn)

    estimator.train(lambda: input_fn().repeat(), max_steps=20)
    found = estimator.evaluate(input_fn)
    logits = [one["logits"] for one in estimator.predict(input_fn)]
    newest = tf.train.load_checkpoint(folder)
    names = ["dense/kernel", "dense/kernel/Adam", "dense/kernel/Adam_1"]
    found.update({name: newest.get_tensor(name) for name in names})
np.savez("later.npz", logits=logits, **found)

takes = inspect.signature(tf.estimator.Estimator).parameters
names = [name for name in [*dir(tf.estimator), *dir(estimator), *takes]
         if not name.startswith("_")]

values = {"before": float(before["loss"]), "loss": float(found["loss"]),
          "accuracy": float(found["accuracy"]),
          "step": int(found["global_step"]), "names": names}
print("step 10: loss %.3f" % values["before"])
print("step 20: loss %.3f" % values["loss"])
