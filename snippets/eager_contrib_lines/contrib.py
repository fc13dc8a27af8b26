"""What tfe was used for, in 1.15."""
import os
import tempfile

import numpy as np
import tensorflow as tf

tf.enable_eager_execution()
tfe = tf.contrib.eager
numbers = tf.data.Dataset.range(3)
weight = tfe.Variable(3.0)


def loss(x):
    return x * weight * weight


def after(metric, *batch):
    metric(*batch)
    return metric.result()


lines = """
[int(number) for number in tfe.Iterator(numbers)]
tfe.Iterator(numbers).next().numpy()
tfe.Variable(3.0).numpy()
tfe.gradients_function(loss)(2.0)[0]
tfe.value_and_gradients_function(loss)(2.0)[0]
tfe.implicit_gradients(loss)(2.0)[0][0]
tfe.implicit_value_and_gradients(loss)(2.0)[0]
tfe.defun(loss)(2.0)
tfe.py_func(np.square, [3.0], tf.float32)
after(tfe.metrics.Mean(), [1.0, 2.0])
after(tfe.metrics.Accuracy(), [1, 0], [1, 1])
tfe.Checkpoint(weight=weight).save("weights") == "weights-1"
""".strip().splitlines()
values = {}
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for line in lines:
        values[line] = np.asarray(eval(line)).tolist()
        print(line, "->", values[line])
    os.chdir(here)
