"""The same calls with tf_slim: are the results the same?"""
import csv
from pathlib import Path

import numpy as np
import tensorflow.compat.v1 as tf
import tf_slim as layers

kept = np.load("calls.npz")
table = kept["table"]
values = {}
with open(Path(__file__).with_name("calls.csv")) as file:
    calls = list(csv.DictReader(file))
for call in calls:
    with tf.Graph().as_default(), tf.Session() as session:
        x = tf.constant(kept[call["inputs"]])
        try:
            outputs = eval(call["was"])
        except (AttributeError, ImportError) as error:
            values[call["name"]] = str(error)
            continue
        for variable in tf.global_variables():
            last = variable.op.name.split("/")[-1]
            variable.load(kept["{name}/{last}".format(last=last, **call)])
        result, expected = session.run(outputs), kept[call["name"]]
        assert result.shape == expected.shape
        values[call["name"]] = float(np.abs(result - expected).max())

differences = [one for one in values.values() if isinstance(one, float)]
print("work:", len(differences), "- largest difference below 0.00001:",
      max(differences) < 1e-5)
for name, outcome in values.items():
    if isinstance(outcome, str):
        print(name, "->", outcome)
