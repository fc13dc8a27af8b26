"""Ten steps from that checkpoint, then ten more, with an evaluation."""
import glob
import os
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")


def input_fn():
    return tf.data.Dataset.from_tensor_slices((images, labels)).batch(20)


def model_fn(features, labels, mode):
    features = tf.layers.conv2d(
        features, 8, [3, 3], padding="same", activation=tf.nn.relu)
    features = tf.layers.max_pooling2d(features, [2, 2], [2, 2])
    logits = tf.layers.dense(tf.layers.flatten(features), 10)
    classes = tf.argmax(logits, axis=1)
    if mode == tf.estimator.ModeKeys.PREDICT:
        return tf.estimator.EstimatorSpec(
            mode, predictions={"logits": logits, "class": classes})
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    if mode == tf.estimator.ModeKeys.EVAL:
        accuracy = tf.metrics.accuracy(labels, classes)
        return tf.estimator.EstimatorSpec(
            mode, loss=loss, eval_metric_ops={"accuracy": accuracy})
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(
        loss, global_step=tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


class Losses(tf.train.SessionRunHook):
    def begin(self):
        self.seen = []

    def before_run(self, context):
        return tf.train.SessionRunArgs(
            tf.get_collection(tf.GraphKeys.LOSSES)[0])

    def after_run(self, context, run_values):
        self.seen.append(float(run_values.results))


hook = Losses()
with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.Estimator(
        model_fn, warm_start_from="./model.ckpt-120",
        config=tf.estimator.RunConfig(folder, save_checkpoints_steps=5))
    estimator.train(input_fn, hooks=[hook])
    saved = glob.glob(folder + "/model.ckpt-*.index")
    measured = estimator.evaluate(input_fn)
    predicted = next(estimator.predict(input_fn))
    step = int(estimator.get_variable_value("global_step"))
    later, _ = tf.estimator.train_and_evaluate(
        estimator, tf.estimator.TrainSpec(input_fn, max_steps=20),
        tf.estimator.EvalSpec(input_fn))
    logs = glob.glob(folder + "/events.*")

values = {"hook": hook.seen, "loss": float(measured["loss"]),
          "accuracy": float(measured["accuracy"]), "step": step,
          "predicted": predicted["logits"].tolist(),
          "later": float(later["loss"]),
          "checkpoints": sorted(map(os.path.basename, saved)),
          "logs": len(logs)}
print("after %d steps: loss %.3f" % (step, values["loss"]))
print("after 10 more:  loss %.3f" % values["later"])
