"""The stand-in, with a model function for that canned Estimator."""
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


# From here on, the code from 1.x.
import shutil
import tempfile

import numpy as np

tf.logging.set_verbosity(tf.logging.ERROR)
people = {"age": np.array([0.1, 0.7, 0.3, 0.5], "float32"),
          "word": np.array(["red", "green", "blue", "pink"])}  # one unknown
labels = np.array([0, 1, 2, 0])


def input_fn():
    return tf.data.Dataset.from_tensor_slices((people, labels)).batch(4)


column = tf.feature_column
age = column.numeric_column("age")
word = column.categorical_column_with_vocabulary_list(
    "word", ["red", "green", "blue"])
dense = [column.embedding_column(word, 2), age]


# The model function of DNNLinearCombinedClassifier.
def model_fn(features, labels, mode):
    classes = 3
    with tf.variable_scope("linear"):
        linear = tf.feature_column.linear_model(
            features, [age, word], units=classes)
    with tf.variable_scope("dnn"):
        with tf.variable_scope("input_from_feature_columns"):
            deep = tf.feature_column.input_layer(features, dense)
        for name, units in {
                "hiddenlayer_0": 4, "hiddenlayer_1": 3,
                "logits": classes}.items():
            with tf.variable_scope(name):
                kernel = tf.get_variable("kernel", [deep.shape[1], units])
                bias = tf.get_variable(
                    "bias", [units], initializer=tf.zeros_initializer())
            deep = tf.matmul(deep, kernel) + bias
            deep = deep if name == "logits" else tf.nn.relu(deep)
    logits = linear + deep
    if mode == tf.estimator.ModeKeys.PREDICT:
        return tf.estimator.EstimatorSpec(
            mode, predictions={"logits": logits})
    loss = tf.losses.sparse_softmax_cross_entropy(
        labels, logits, reduction=tf.losses.Reduction.SUM)
    with tf.control_dependencies([
            tf.train.AdagradOptimizer(0.001).minimize(
                loss, var_list=tf.trainable_variables("dnn/")),
            tf.train.FtrlOptimizer(0.005).minimize(
                loss, var_list=tf.trainable_variables("linear/"))]):
        train_op = tf.assign_add(tf.train.get_global_step(), 1)
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


# Resume from the folder of 1.15.
with tempfile.TemporaryDirectory() as temporary:
    folder = shutil.copytree("trained", temporary + "/trained")
    estimator = tf.estimator.Estimator(model_fn, folder)
    before = estimator.evaluate(input_fn)
    estimator.train(lambda: input_fn().repeat(20))
    found = estimator.evaluate(input_fn)
    logits = [one["logits"] for one in estimator.predict(input_fn)]
    found = {name: estimator.get_variable_value(name)
             for name in estimator.get_variable_names()}
    found.update(estimator.evaluate(input_fn), logits=logits)

later = np.load("later.npz")
differences = {  # relative ones, if a number is above 1
    name: float((np.abs(found[name] - later[name])
                 / np.maximum(1, np.abs(later[name]))).max())
    for name in later}
values = {"before": float(before["loss"]), "differences": differences}
print("step 20: loss %.3f" % before["loss"])
print("step 40: loss %.3f" % found["loss"])
print("differences to 1.15 below 0.00001:", max(differences.values()) < 1e-5)
