"""The same stand-in, and a model function with tf.layers."""
import collections
import inspect
import types

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.estimator = types.SimpleNamespace(
    ModeKeys=types.SimpleNamespace(
        TRAIN="train", EVAL="eval", PREDICT="infer"),
    EstimatorSpec=collections.namedtuple(
        "EstimatorSpec", "mode predictions loss train_op eval_metric_ops "
        "export_outputs training_chief_hooks training_hooks scaffold "
        "evaluation_hooks prediction_hooks", defaults=[None] * 10))


class Estimator:
    def __init__(self, model_fn, model_dir, params=None):
        self.model_fn, self.params = model_fn, params
        self.model_dir = model_dir

    def build(self, input_fn, mode):
        tf.train.create_global_step()
        data = input_fn()
        if isinstance(data, tf.data.Dataset):
            iterator = tf.data.make_initializable_iterator(data)
            tf.add_to_collection(  # run whenever a session starts
                tf.GraphKeys.TABLE_INITIALIZERS, iterator.initializer)
            data = iterator.get_next()
        features, labels = data if isinstance(data, tuple) else (data, None)
        given = {"labels": None if mode == "infer" else labels,
                 "mode": mode, "params": self.params, "config": None}
        asked = inspect.signature(self.model_fn).parameters
        return self.model_fn(
            features, **{name: given[name] for name in given if name in asked})

    def train(self, input_fn, hooks=(), steps=None, max_steps=None):
        newest = tf.train.latest_checkpoint(self.model_dir)
        step = tf.train.load_variable(newest, "global_step") if newest else 0
        last = step + steps if steps else max_steps
        if last and step >= last:
            return
        hooks = list(hooks)
        if last:
            hooks.append(tf.train.StopAtStepHook(last_step=last))
        with tf.Graph().as_default():
            spec = self.build(input_fn, "train")
            hooks.append(tf.train.NanTensorHook(spec.loss))
            hooks += spec.training_hooks or []
            with tf.train.MonitoredTrainingSession(
                    checkpoint_dir=self.model_dir, hooks=hooks,
                    scaffold=spec.scaffold) as session:
                while not session.should_stop():
                    session.run(spec.train_op)

    def restored(self, spec, hooks=()):
        newest = tf.train.latest_checkpoint(self.model_dir)
        if newest is None:
            raise ValueError("No checkpoint in " + self.model_dir)
        return tf.train.MonitoredSession(tf.train.ChiefSessionCreator(
            spec.scaffold, checkpoint_filename_with_path=newest), hooks)

    def evaluate(self, input_fn, steps=None):
        with tf.Graph().as_default():
            spec = self.build(input_fn, "eval")
            metrics = {"loss": tf.metrics.mean(spec.loss)}
            metrics.update(spec.eval_metric_ops or {})
            found = {name: value for name, (value, _) in metrics.items()}
            found["global_step"] = tf.train.get_global_step()
            at_end = tf.train.FinalOpsHook(found)
            with self.restored(spec, [at_end]) as session:
                while not session.should_stop() and steps != 0:
                    session.run([update for _, update in metrics.values()])
                    steps = steps and steps - 1
        return at_end.final_ops_values

    def predict(self, input_fn):
        with tf.Graph().as_default():
            spec = self.build(input_fn, "infer")
            session = self.restored(spec)
        with session:
            while not session.should_stop():
                found = session.run(spec.predictions)
                for one in zip(*found.values()):
                    yield dict(zip(found, one))


tf.estimator.Estimator = Estimator


# From here on, the code from 1.x.
import shutil
import tempfile

import numpy as np

tf.logging.set_verbosity(tf.logging.ERROR)
random = np.random.RandomState(0)
points = random.normal(size=(40, 4)).astype("float32")
labels = np.argmax(points[:, :3], axis=1)


def input_fn():
    return tf.data.Dataset.from_tensor_slices((points, labels)).batch(8)


def model_fn(features, labels, mode, params):
    logits = tf.layers.dense(features, 3)
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


with tempfile.TemporaryDirectory() as temporary:
    folder = shutil.copytree("trained", temporary + "/trained")
    estimator = tf.estimator.Estimator(
        model_fn, folder, params={"rate": 0.1})
    before = estimator.evaluate(input_fn)

    estimator.train(lambda: input_fn().repeat(), max_steps=20)
    found = estimator.evaluate(input_fn)
    logits = [one["logits"] for one in estimator.predict(input_fn)]
    newest = tf.train.load_checkpoint(folder)
    names = ["dense/kernel", "dense/kernel/Adam", "dense/kernel/Adam_1"]
    found.update({name: newest.get_tensor(name) for name in names})
found["logits"] = logits

later = np.load("later.npz")
differences = {
    name: float(np.abs(found[name] - later[name]).max()) for name in later}
try:
    list(tf.estimator.Estimator(model_fn, "misspelt").predict(input_fn))
except ValueError as error:
    refused = str(error)

values = {"differences": differences, "before": float(before["loss"]),
          "step": int(found["global_step"]), "refused": refused}
print("step 20: loss %.3f" % found["loss"])
print("differences to 1.15 below 0.00001:", max(differences.values()) < 1e-5)
print("a folder that isn't there:", refused)
