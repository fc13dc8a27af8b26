"""The same without tf.contrib: it works in 1.15 and today."""
import os
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # for 1.15; today it changes nothing
numbers = tf.data.Dataset.range(3)
weight = tf.Variable(3.0)


def loss(x):
    return x * weight * weight


def after(metric, *batch):
    metric.update_state(*batch)
    return metric.result()


x = tf.constant(2.0)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    result = loss(x)

lines = """
[int(number) for number in numbers]
next(iter(numbers)).numpy()
tf.Variable(3.0).numpy()
tape.gradient(result, x)
result
tape.gradient(result, weight)
result
tf.function(loss)(2.0)
tf.py_function(np.square, [3.0], tf.float32)
after(tf.keras.metrics.Mean(), [1.0, 2.0])
after(tf.keras.metrics.Accuracy(), [1, 0], [1, 1])
tf.train.Checkpoint(weight=weight).save("weights") == "weights-1"
""".strip().splitlines()
values = {}
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for number, line in enumerate(lines):
        values["%d %s" % (number, line)] = np.asarray(eval(line)).tolist()
        print(line, "->", list(values.values())[-1])
    os.chdir(here)

with tf.GradientTape() as tape:
    result = loss(x)
print("without tape.watch:", tape.gradient(result, x))
