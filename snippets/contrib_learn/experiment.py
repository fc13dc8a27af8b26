"""tf.contrib.learn beside tf.estimator, in 1.15: the same training."""
import os
import tempfile

import numpy as np
import tensorflow as tf

learn, estimator = tf.contrib.learn, tf.estimator
tf.logging.set_verbosity(tf.logging.ERROR)
x, y = np.eye(4, dtype="float32"), np.ones(4, "float32")


def model_fn(features, labels, mode):
    outputs = tf.layers.dense(features, 1, name="dense",
                              kernel_initializer=tf.zeros_initializer())
    outputs = outputs[:, 0]
    loss = tf.losses.mean_squared_error(labels, outputs)
    train = tf.train.GradientDescentOptimizer(0.1).minimize(
        loss, tf.train.get_global_step())
    return spec(mode=mode, predictions=outputs, loss=loss, train_op=train)


def input_fn():
    return tf.constant(x), tf.constant(y)


def experiment(folder):
    model = learn.Estimator(model_fn, folder)
    return learn.Experiment(model, input_fn, input_fn, train_steps=10,
                            eval_steps=1).train_and_evaluate()[0]


def sk_compat(folder):
    model = learn.SKCompat(learn.Estimator(model_fn, folder))
    model.fit(x, y, batch_size=4, steps=10)
    return model.score(x, y)


def today(folder):
    return estimator.train_and_evaluate(
        estimator.Estimator(model_fn, folder),
        estimator.TrainSpec(input_fn, max_steps=10),
        estimator.EvalSpec(input_fn, steps=1))[0]


values = {}
for train in (experiment, sk_compat, today):
    spec = estimator.EstimatorSpec if train is today else learn.ModelFnOps
    with tempfile.TemporaryDirectory() as folder:
        loss = train(os.path.join(folder, "model"))["loss"]
        names = tf.train.list_variables(os.path.join(folder, "model"))
    values[train.__name__] = ["%.5f" % loss, [name for name, _ in names]]
    print(train.__name__, *values[train.__name__])
