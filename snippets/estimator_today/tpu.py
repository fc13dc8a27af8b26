"""The same program with the stand-in, and the part for TPUEstimator."""
import collections
import inspect
import tempfile
import types

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def named(function, **given):  # those arguments that it has, by name
    asked = set(inspect.signature(function).parameters)
    asked -= set(getattr(function, "keywords", ()))  # set by partial
    return {name: given[name] for name in asked & set(given)}


class RunConfig:  # keeps all it is given; these are used
    tf_random_seed = session_config = save_checkpoints_steps = None
    save_checkpoints_secs, keep_checkpoint_max = 600, 5

    def __init__(self, model_dir=None, **given):
        if given.get("save_checkpoints_steps"):
            given.setdefault("save_checkpoints_secs", None)
        vars(self).update(given, model_dir=model_dir)

    def replace(self, **changed):
        return RunConfig(**{**vars(self), **changed})


class Estimator:
    def __init__(self, model_fn, model_dir=None, config=None, params=None):
        config = config or RunConfig()
        self.model_dir = model_dir or config.model_dir or tempfile.mkdtemp()
        self.config = config.replace(model_dir=self.model_dir)
        self.model_fn, self.params = model_fn, params or {}
        self.session_config = config.session_config or tf.ConfigProto(
            allow_soft_placement=True)

    def latest_checkpoint(self):
        return tf.train.latest_checkpoint(self.model_dir)

    def get_variable_names(self):
        return [name for name, _ in tf.train.list_variables(self.model_dir)]

    def get_variable_value(self, name):
        return tf.train.load_variable(self.model_dir, name)

    def build(self, input_fn, mode):
        tf.set_random_seed(self.config.tf_random_seed)
        tf.train.get_or_create_global_step()
        given = {"mode": mode, "params": self.params, "config": self.config}
        data = input_fn(**named(input_fn, **given))
        if hasattr(data, "element_spec"):  # a dataset
            iterator = tf.data.make_initializable_iterator(data)
            tf.add_to_collection(  # run whenever a session starts
                tf.GraphKeys.TABLE_INITIALIZERS, iterator.initializer)
            data = iterator.get_next()
        features, labels = data if isinstance(data, tuple) else (data, None)
        given["labels"] = None if mode == "infer" else labels
        spec = self.model_fn(features, **named(self.model_fn, **given))
        return spec._replace(scaffold=spec.scaffold or tf.train.Scaffold())

    def train(self, input_fn, hooks=None, steps=None, max_steps=None,
              saving_listeners=None):
        if max_steps and self.latest_checkpoint():
            if self.get_variable_value("global_step") >= max_steps:
                return self
        with tf.Graph().as_default():
            spec = self.build(input_fn, "train")
            tf.summary.scalar("loss", spec.loss)
            hooks = [*(hooks or ()), tf.train.NanTensorHook(spec.loss),
                     *(spec.training_hooks or ())]
            if steps or max_steps:
                hooks.append(tf.train.StopAtStepHook(steps, max_steps))
            savers = tf.get_collection_ref(tf.GraphKeys.SAVERS)
            if not (savers or spec.scaffold.saver):
                savers.append(tf.train.Saver(
                    max_to_keep=self.config.keep_checkpoint_max,
                    defer_build=True, save_relative_paths=True))
            saving = tf.train.CheckpointSaverHook(
                self.model_dir, self.config.save_checkpoints_secs,
                self.config.save_checkpoints_steps, scaffold=spec.scaffold,
                listeners=saving_listeners)
            with tf.train.MonitoredTrainingSession(
                    checkpoint_dir=self.model_dir, scaffold=spec.scaffold,
                    config=self.session_config, save_checkpoint_secs=0,
                    chief_only_hooks=[
                        saving, *(spec.training_chief_hooks or ())],
                    hooks=hooks) as session:
                while not session.should_stop():
                    session.run(spec.train_op)
        return self

    def checkpoint(self, checkpoint_path):
        found = checkpoint_path or self.latest_checkpoint()
        if found is None:
            raise ValueError("No checkpoint in " + self.model_dir)
        return found

    def restored(self, spec, hooks, checkpoint_path):
        return tf.train.MonitoredSession(tf.train.ChiefSessionCreator(
            spec.scaffold, config=self.session_config,
            checkpoint_filename_with_path=self.checkpoint(checkpoint_path)),
            hooks)

    def evaluate(self, input_fn, steps=None, hooks=None,
                 checkpoint_path=None, name=None):
        with tf.Graph().as_default():
            spec = self.build(input_fn, "eval")
            metrics = {"loss": tf.metrics.mean(spec.loss)}
            metrics.update(spec.eval_metric_ops or {})
            found = {key: value for key, (value, _) in metrics.items()}
            found["global_step"] = tf.train.get_global_step()
            at_end = tf.train.FinalOpsHook(found)
            hooks = [*(hooks or ()), *(spec.evaluation_hooks or ()), at_end]
            with self.restored(spec, hooks, checkpoint_path) as session:
                while not session.should_stop() and steps != 0:
                    session.run([update for _, update in metrics.values()])
                    steps = steps and steps - 1
        return at_end.final_ops_values

    def predict(self, input_fn, predict_keys=None, hooks=None,
                checkpoint_path=None, yield_single_examples=True):
        with tf.Graph().as_default():
            spec = self.build(input_fn, "infer")
            hooks = [*(hooks or ()), *(spec.prediction_hooks or ())]
            session = self.restored(spec, hooks, checkpoint_path)
        wanted = spec.predictions
        if predict_keys:
            wanted = {key: wanted[key] for key in predict_keys}
        with session:
            while not session.should_stop():
                found = session.run(wanted)
                if not yield_single_examples:
                    yield found
                elif isinstance(found, dict):
                    for i in range(max(map(len, found.values()))):
                        yield {key: found[key][i] for key in found}
                else:
                    yield from found


def train_and_evaluate(estimator, train_spec, eval_spec):
    estimator.train(train_spec.input_fn, train_spec.hooks,
                    max_steps=train_spec.max_steps,
                    saving_listeners=train_spec.saving_listeners)
    return estimator.evaluate(
        eval_spec.input_fn, eval_spec.steps, eval_spec.hooks), []


def record(name, fields, *defaults):
    return collections.namedtuple(name, fields, defaults=defaults)


tf.estimator = types.SimpleNamespace(
    Estimator=Estimator, RunConfig=RunConfig,
    train_and_evaluate=train_and_evaluate,
    ModeKeys=types.SimpleNamespace(
        TRAIN="train", EVAL="eval", PREDICT="infer"),
    EstimatorSpec=record(
        "EstimatorSpec", "mode predictions loss train_op eval_metric_ops "
        "export_outputs training_chief_hooks training_hooks scaffold "
        "evaluation_hooks prediction_hooks", *[None] * 10),
    TrainSpec=record("TrainSpec", "input_fn max_steps hooks saving_listeners",
                     None, None, None),
    EvalSpec=record("EvalSpec", "input_fn steps name hooks start_delay_secs "
                    "throttle_secs", 100, None, None, 120, 600),
    export=types.SimpleNamespace(
        PredictOutput=record("PredictOutput", "outputs"),
        ClassificationOutput=record(
            "ClassificationOutput", "scores classes", None, None),
        RegressionOutput=record("RegressionOutput", "value")))


# TPUEstimator: add this if the program uses it. It runs on CPU or GPU.
class TPUEstimator(Estimator):
    def __init__(self, model_fn=None, model_dir=None, config=None,
                 params=None, use_tpu=True, train_batch_size=None,
                 eval_batch_size=None, predict_batch_size=None):
        if use_tpu:
            raise ValueError("Set use_tpu=False.")
        super().__init__(model_fn, model_dir, config, params)
        self.sizes = {"train": train_batch_size, "eval": eval_batch_size,
                      "infer": predict_batch_size}

    def build(self, input_fn, mode):
        self.params = {**self.params, "batch_size": self.sizes[mode],
                       "use_tpu": False}
        return super().build(input_fn, mode)


def TPUEstimatorSpec(mode, eval_metrics=None, scaffold_fn=None, **given):
    if eval_metrics:
        function, tensors = eval_metrics
        given["eval_metric_ops"] = (
            function(**tensors) if isinstance(tensors, dict)
            else function(*tensors))
    if scaffold_fn:
        given["scaffold"] = scaffold_fn()
    return tf.estimator.EstimatorSpec(mode, **given)


tf.estimator.tpu = types.SimpleNamespace(
    TPUEstimator=TPUEstimator, TPUEstimatorSpec=TPUEstimatorSpec,
    RunConfig=RunConfig, TPUConfig=types.SimpleNamespace,
    InputPipelineConfig=types.SimpleNamespace(PER_HOST_V2=3),
    CrossShardOptimizer=tf.tpu.CrossShardOptimizer)
tf.contrib = types.SimpleNamespace(
    tpu=tf.estimator.tpu, cluster_resolver=tf.distribute.cluster_resolver)


# From here on, the code from 1.x.
import json
import shutil
import tempfile

import numpy as np

tf.logging.set_verbosity(tf.logging.ERROR)
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


with tempfile.TemporaryDirectory() as temporary:
    folder = shutil.copytree("trained", temporary + "/trained")
    values = json.loads(
        json.dumps(program(folder), default=lambda one: one.tolist()))

with open("later.json") as file:
    later = json.load(file)
differences = [
    abs(values["measured"][key] - one)
    for key, one in later["measured"].items()]
differences += np.abs(
    np.subtract(values["logits"], later["logits"])).ravel().tolist()
values["difference"] = max(differences)
values["names"] = [tf.tpu.CrossShardOptimizer.__name__,
                   tf.distribute.cluster_resolver.TPUClusterResolver.__name__]
print("step 20: loss %.3f" % values["measured"]["loss"])
print("differences to 1.15 below 0.00001:", max(differences) < 1e-5)
print("called in the same order, with the same batch sizes:",
      seen == later["seen"])
