"""TensorFlow 1.15: TPUEstimator without a TPU, as in BERT."""
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
contrib = tf.contrib
seen = []


def input_fn_builder(is_training):
    def input_fn(params):
        seen.append("input_fn %d" % params["batch_size"])
        dataset = tf.data.Dataset.from_tensor_slices(({"x": points}, labels))
        dataset = dataset.repeat() if is_training else dataset
        return dataset.batch(params["batch_size"])
    return input_fn


def scaffold_fn():
    seen.append("scaffold_fn")
    return tf.train.Scaffold()


def metric_fn(losses, labels, logits):
    classes = tf.argmax(logits, axis=1)
    return {"eval_accuracy": tf.metrics.accuracy(labels, classes),
            "eval_loss": tf.metrics.mean(losses)}


def model_fn(features, labels, mode, params):
    seen.append("%s %d" % (mode, params["batch_size"]))
    logits = tf.matmul(features["x"], tf.get_variable("kernel", [4, 3]))
    if mode == tf.estimator.ModeKeys.PREDICT:
        return contrib.tpu.TPUEstimatorSpec(
            mode=mode, predictions={"logits": logits})
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
        labels=labels, logits=logits)
    loss = tf.reduce_mean(losses)
    if mode == tf.estimator.ModeKeys.EVAL:
        return contrib.tpu.TPUEstimatorSpec(
            mode=mode, loss=loss, scaffold_fn=scaffold_fn,
            eval_metrics=(metric_fn, [losses, labels, logits]))
    optimizer = tf.train.AdamOptimizer(0.1)
    if params["use_tpu"]:
        optimizer = contrib.tpu.CrossShardOptimizer(optimizer)
    train_op = optimizer.minimize(loss, tf.train.get_global_step())
    return contrib.tpu.TPUEstimatorSpec(
        mode=mode, loss=loss, train_op=train_op, scaffold_fn=scaffold_fn)


def made(folder):
    per_host = contrib.tpu.InputPipelineConfig.PER_HOST_V2
    config = contrib.tpu.RunConfig(
        cluster=None, master=None, model_dir=folder,
        save_checkpoints_steps=5, tf_random_seed=0,
        tpu_config=contrib.tpu.TPUConfig(
            iterations_per_loop=5, num_shards=8,
            per_host_input_for_training=per_host))
    return contrib.tpu.TPUEstimator(
        use_tpu=False, model_fn=model_fn, config=config,
        train_batch_size=8, eval_batch_size=4, predict_batch_size=5)


def program(folder):
    estimator = made(folder)
    estimator.train(input_fn=input_fn_builder(True), max_steps=20)
    found = {"measured": estimator.evaluate(input_fn_builder(False), steps=6)}
    found["logits"] = [one["logits"] for one in estimator.predict(
        input_fn_builder(False))]
    return dict(found, seen=seen)


with tempfile.TemporaryDirectory() as folder:
    made(folder).train(input_fn=input_fn_builder(True), max_steps=10)
    os.mkdir("trained")
    for file in glob.glob(folder + "/model.ckpt-10.[di]*"):
        shutil.copy(file, "trained")
    shutil.copy(folder + "/checkpoint", "trained")
    seen.clear()
    values = json.loads(
        json.dumps(program(folder), default=lambda one: one.tolist()))

with open("later.json", "w") as file:
    json.dump(values, file)
v1 = tf.compat.v1
values["same"] = [
    contrib.tpu.CrossShardOptimizer is v1.tpu.CrossShardOptimizer,
    contrib.cluster_resolver.TPUClusterResolver
    is tf.distribute.cluster_resolver.TPUClusterResolver]
print("step 20: loss %.3f" % values["measured"]["loss"])
print(*seen, sep="\n")
print("the same classes in tf.compat.v1.tpu and tf.distribute:",
      *values["same"])
