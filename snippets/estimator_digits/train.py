"""A model function, an input function, and train, evaluate and predict."""
import glob
import shutil
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


with tempfile.TemporaryDirectory() as folder:
    config = tf.estimator.RunConfig(model_dir=folder, tf_random_seed=1)
    estimator = tf.estimator.Estimator(model_fn, config=config)
    estimator.train(lambda: input_fn().repeat(12))
    measured = estimator.evaluate(input_fn)
    predicted = list(estimator.predict(input_fn))

    newest = estimator.latest_checkpoint()
    for file in glob.glob(newest + ".[di]*"):  # for the next snippet
        shutil.copy(file, ".")
np.save("logits.npy", [one["logits"] for one in predicted])

values = {
    "measured": {name: float(x) for name, x in measured.items()},
    "variables": {name: str(tuple(shape)) for name, shape
                  in tf.train.list_variables("./model.ckpt-120")}}
print(*["%s %.3f" % pair for pair in sorted(measured.items())], sep=", ")
print("first predictions:", [int(one["class"]) for one in predicted[:8]])
print("their labels:     ", labels[:8].tolist())
