"""Batch normalisation in training, with and without what it needs."""
import random

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
numbers = np.random.RandomState(0)
digits = numbers.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = numbers.randint(10, size=200)
images = (digits[labels] + numbers.normal(0, 0.3, (200, 8, 8, 1)))
images = images.astype("float32")


def train(pass_training, run_updates):
    tf.reset_default_graph()
    tf.set_random_seed(0)
    random.seed(0)  # Keras 2 draws its seeds from it today
    x = tf.placeholder(tf.float32, [None, 8, 8, 1])
    y = tf.placeholder(tf.int32, [None])
    training = tf.placeholder_with_default(False, [])
    net = tf.layers.conv2d(x, 8, 3, padding="same", activation=tf.nn.relu)
    options = {"training": training} if pass_training else {}
    net = tf.layers.batch_normalization(net, momentum=0.9, **options)
    net = tf.layers.flatten(tf.layers.max_pooling2d(net, 2, 2))
    logits = tf.layers.dense(net, 10)
    loss = tf.losses.sparse_softmax_cross_entropy(y, logits)
    updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
    with tf.control_dependencies(updates if run_updates else []):
        step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    moving_mean = tf.global_variables("batch_normalization/moving_mean")[0]
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        for i in 10 * list(range(0, 200, 20)):
            session.run(step, {x: images[i:i + 20], y: labels[i:i + 20],
                               training: True})
        return {"update operations": len(updates),
                "moving mean": np.mean(session.run(moving_mean)),
                "loss as in training": session.run(
                    loss, {x: images, y: labels, training: True}),
                "loss as in use": session.run(loss, {x: images, y: labels})}


values = {"ways": {
    "training= left out": train(False, False),
    "training= passed, updates not run": train(True, False),
    "training= passed, updates run": train(True, True),
}}
for way, found in values["ways"].items():
    print("%s: moving mean %.2f, loss %.2f and %.2f" % (
        (way,) + tuple(found.values())[1:]))
