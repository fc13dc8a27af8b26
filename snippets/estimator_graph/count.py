"""A hook counts the operations in the graphs of train, evaluate and predict."""
import collections
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")
counts, variables = {}, {}


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


class Count(tf.train.SessionRunHook):
    def __init__(self, name):
        self.name = name

    def after_create_session(self, session, coord):
        operations = session.graph.get_operations()
        counts[self.name] = dict(collections.Counter(
            op.type for op in operations))
        variables[self.name] = [
            op.name for op in operations if op.type == "VariableV2"]


with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.Estimator(model_fn, folder)
    estimator.train(input_fn, hooks=[Count("train")])
    estimator.evaluate(input_fn, hooks=[Count("evaluate")])
    list(estimator.predict(input_fn, hooks=[Count("predict")]))

with tf.Session(graph=tf.Graph()) as session:
    tf.train.create_global_step()
    model_fn(tf.placeholder(tf.float32, [20, 8, 8, 1]),
             tf.placeholder(tf.int64, [20]), "train")
    Count("alone").after_create_session(session, None)

values = {"counts": counts, "variables": variables}
for name, count in counts.items():
    print(sum(count.values()), "operations:", name)
