"""TensorFlow 1.15: an Estimator with hooks, options and exports."""
import glob
import json
import os
import shutil
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
random = np.random.RandomState(0)
points = random.normal(size=(40, 4)).astype("float32")
labels = np.argmax(points[:, :3], axis=1)
called = []


class Hook(tf.train.SessionRunHook):
    def __init__(self, name):
        self.name = name

    def begin(self):
        called.append(self.name)


class Listener(tf.train.CheckpointSaverListener):
    def after_save(self, session, global_step_value):
        called.append("saved %d" % global_step_value)


def input_fn(params, mode, config):
    assert config.save_checkpoints_steps == 5
    dataset = tf.data.Dataset.from_tensor_slices(({"x": points}, labels))
    dataset = dataset.batch(params["batch"])
    return dataset.repeat() if mode == "train" else dataset


def model_fn(features, labels, mode, params, config):
    with tf.device("/gpu:0"):  # there is none
        logits = tf.matmul(features["x"], tf.get_variable("kernel", [4, 3]))
    scores, classes = tf.nn.softmax(logits), tf.argmax(logits, axis=1)
    export = tf.estimator.export
    if mode == tf.estimator.ModeKeys.PREDICT:
        return tf.estimator.EstimatorSpec(
            mode, predictions={"logits": logits, "class": classes},
            prediction_hooks=[Hook("prediction")], export_outputs={
                "serving_default": export.PredictOutput({"logits": logits}),
                "sums": export.RegressionOutput(tf.reduce_sum(logits, 1)),
                "scores": export.ClassificationOutput(scores=scores)})
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    train_op = tf.train.AdamOptimizer(params["rate"]).minimize(
        loss, global_step=tf.train.get_global_step())
    accuracy = tf.metrics.accuracy(labels, classes)
    return tf.estimator.EstimatorSpec(
        mode, loss=loss, train_op=train_op,
        eval_metric_ops={"accuracy": accuracy},
        training_hooks=[Hook("training")],
        training_chief_hooks=[Hook("chief")],
        evaluation_hooks=[Hook("evaluation")])


def program(folder, exports):
    config = tf.estimator.RunConfig(
        model_dir=folder, save_checkpoints_steps=5, keep_checkpoint_max=3)
    estimator = tf.estimator.Estimator(
        model_fn, config=config, params={"batch": 8, "rate": 0.1})
    given = [Hook("given")]
    estimator.train(
        input_fn, given, steps=10, saving_listeners=[Listener()])
    found = {"three": estimator.evaluate(input_fn, 3, given, name="three")}
    at_15 = folder + "/model.ckpt-15"
    found["at 15"] = estimator.evaluate(input_fn, checkpoint_path=at_15)
    found["logits"] = [one["logits"] for one in estimator.predict(
        input_fn, ["logits"], given, checkpoint_path=at_15)]
    found["batches"] = [one["logits"] for one in estimator.predict(
        input_fn, yield_single_examples=False)]
    found["called"] = list(called)
    found["both"], _ = tf.estimator.train_and_evaluate(
        estimator, tf.estimator.TrainSpec(input_fn, max_steps=30),
        tf.estimator.EvalSpec(input_fn, steps=None))
    found["evaluated"] = called[len(found["called"]):].count("evaluation")
    found["names"] = estimator.get_variable_names()
    found["kernel"] = estimator.get_variable_value("kernel/Adam")
    found["newest"] = estimator.latest_checkpoint().split("/")[-1]
    found["files"] = sorted(
        file for file in os.listdir(folder) if file.endswith(".index"))

    export = tf.estimator.export
    spec = {"x": tf.FixedLenFeature([4], tf.float32)}
    features = {"x": tf.placeholder(tf.float32, [None, 4])}
    for name, receiver in {
            "parsing": export.build_parsing_serving_input_receiver_fn(spec),
            "raw": export.build_raw_serving_input_receiver_fn(features),
            }.items():
        made = estimator.export_saved_model(folder + "/export", receiver)
        shutil.move(made.decode(), exports + "/" + name)
    return found


with tempfile.TemporaryDirectory() as folder:
    tf.estimator.Estimator(
        model_fn, folder, tf.estimator.RunConfig(
            tf_random_seed=0, save_checkpoints_steps=5),
        params={"batch": 8, "rate": 0.1}).train(input_fn, steps=10)
    os.mkdir("trained")
    for file in glob.glob(folder + "/model.ckpt-10.[di]*"):
        shutil.copy(file, "trained")
    shutil.copy(folder + "/checkpoint", "trained")
    called.clear()
    found = program(folder, "then")

values = json.loads(json.dumps(found, default=lambda one: one.tolist()))
with open("later.json", "w") as file:
    json.dump(values, file)
print("at step 15, loss %.3f" % values["at 15"]["loss"])
print("at step 30, loss %.3f" % values["both"]["loss"])
print("called:", *found["called"])
