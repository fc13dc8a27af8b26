"""The same program with the stand-in, and the part that exports."""
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


# Exports: add this if the program calls export_saved_model.
import os
import time

Receiver = record("Receiver", "features receiver_tensors")


def as_dict(name, value):
    return value if isinstance(value, dict) else {name: value}


def raw(features, default_batch_size=None):
    def receiver():
        fed = {name: tf.placeholder(
            one.dtype, [default_batch_size, *one.shape[1:]], one.op.name)
            for name, one in features.items()}
        return Receiver(fed, fed)
    return receiver


def parsing(feature_spec, default_batch_size=None):
    def receiver():
        examples = tf.placeholder(tf.string, [default_batch_size])
        return Receiver(tf.parse_example(examples, feature_spec),
                        {"examples": examples})
    return receiver


def signature(fed, output):
    if hasattr(output, "classes"):
        return tf.saved_model.classification_signature_def(
            *fed.values(), output.classes, output.scores)
    if hasattr(output, "value"):
        return tf.saved_model.regression_signature_def(
            *fed.values(), output.value)
    return tf.saved_model.predict_signature_def(
        fed, as_dict("output", output.outputs))


def export_saved_model(self, export_dir_base, serving_input_receiver_fn,
                       checkpoint_path=None, strip_default_attrs=True):
    folder = os.path.join(export_dir_base, str(int(time.time())))
    with tf.Graph().as_default():
        features, fed = serving_input_receiver_fn()
        fed = as_dict("input", fed)
        spec = self.build(lambda: features, "infer")
        outputs = dict(spec.export_outputs or {
            "predict": tf.estimator.export.PredictOutput(spec.predictions)})
        if len(outputs) == 1:
            outputs["serving_default"], = outputs.values()
        examples = [one.dtype for one in fed.values()] == [tf.string]
        signatures = {  # the others take examples only, as in 1.15
            name: signature(fed, output) for name, output in outputs.items()
            if examples or hasattr(output, "outputs")}
        saver = spec.scaffold.saver or tf.train.Saver()
        with tf.Session(config=self.session_config) as session:
            saver.restore(session, self.checkpoint(checkpoint_path))
            builder = tf.saved_model.Builder(folder)
            builder.add_meta_graph_and_variables(
                session, ["serve"], signatures, tf.get_collection(
                    tf.GraphKeys.ASSET_FILEPATHS), saver=saver,
                main_op=tf.train.Scaffold.default_local_init_op(),
                strip_default_attrs=strip_default_attrs)
            builder.save()
    return folder.encode()


Estimator.export_saved_model = export_saved_model
Estimator.export_savedmodel = export_saved_model
vars(tf.estimator.export).update(
    TensorServingInputReceiver=Receiver,
    ServingInputReceiver=lambda features, receiver_tensors: Receiver(
        as_dict("feature", features), receiver_tensors),
    build_raw_serving_input_receiver_fn=raw,
    build_parsing_serving_input_receiver_fn=parsing)


# From here on, the code from 1.x.
import json
import os
import shutil
import tempfile

import numpy as np

tf.logging.set_verbosity(tf.logging.ERROR)
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


with tempfile.TemporaryDirectory() as temporary:
    folder = shutil.copytree("trained", temporary + "/trained")
    found = program(folder, "now")

with open("later.json") as file:
    later = json.load(file)
values = json.loads(json.dumps(found, default=lambda one: one.tolist()))


def numbers(one):
    return np.array([one[key] for key in sorted(one)]
                    if isinstance(one, dict) else one)


texts = ["names", "newest", "files", "called"]
others = sorted(set(later) - {*texts, "evaluated"})
differences = {key: float(np.abs(
    numbers(values[key]) - numbers(later[key])).max()) for key in others}
values["differences"] = differences
print("at step 30, loss %.3f" % values["both"]["loss"])
print("differences to 1.15 below 0.00001:", max(differences.values()) < 1e-5)
print("the same variables, checkpoints and calls of hooks:", all(
    values[key] == later[key] for key in texts))
