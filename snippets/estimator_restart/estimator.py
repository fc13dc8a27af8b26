"""Every call of train resumes from the newest checkpoint in the folder."""
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
    return tf.data.Dataset.from_tensor_slices(
        (images, labels)).batch(20).repeat()


def model_fn(features, labels, mode):
    features = tf.layers.conv2d(
        features, 8, [3, 3], padding="same", activation=tf.nn.relu)
    features = tf.layers.max_pooling2d(features, [2, 2], [2, 2])
    logits = tf.layers.dense(tf.layers.flatten(features), 10)
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(
        loss, global_step=tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def train(folder, **how):
    config = tf.estimator.RunConfig(folder, tf_random_seed=0)
    estimator = tf.estimator.Estimator(model_fn, config=config)
    estimator.train(input_fn, **how)
    return [estimator.get_variable_value(name)
            for name in ("global_step", "conv2d/kernel")]


calls = [{"steps": 10}, {"steps": 10}, {"max_steps": 20}]
values = {"steps": []}
with tempfile.TemporaryDirectory() as folder:
    for how in calls:
        step, kernel = train(folder, **how)
        values["steps"].append([str(how), int(step)])
        print("train(%s=%d) ends at step" % (*how, *how.values()), step)
with tempfile.TemporaryDirectory() as folder:
    step, whole = train(folder, steps=20)
values["difference"] = float(np.abs(kernel - whole).max())
print("kernel as after 20 steps at once:", values["difference"] < 1e-6)
