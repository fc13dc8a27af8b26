"""TensorFlow 1.15 makes every call in the list and saves the results."""
import csv
from pathlib import Path

import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
random = np.random.RandomState(0)
SHAPES = {"images": [2, 6, 6, 4], "volumes": [2, 6, 6, 6, 4],
          "series": [2, 6, 4], "sequence": [6, 12, 4], "rows": [3, 4]}
kept = {name: random.normal(size=shape).astype("float32")
        for name, shape in SHAPES.items()}
kept["ids"] = np.array([[1, 2, 0, 0], [3, 4, 1, 0]])
kept["table"] = table = random.rand(5, 3).astype("float32")

with open(Path(__file__).with_name("calls.csv")) as file:
    calls = list(csv.DictReader(file))
for call in calls:
    with tf.Graph().as_default(), tf.Session() as session:
        x = tf.constant(kept[call["inputs"]])
        outputs = eval(call["was"])
        for variable in tf.global_variables():
            weights = random.rand(*variable.shape.as_list())
            variable.load(weights, session)
            last = variable.op.name.split("/")[-1]
            kept["{name}/{last}".format(last=last, **call)] = weights
        kept[call["name"]] = session.run(outputs)

np.savez("calls.npz", **kept)
print(len(calls), "calls")
values = {call["name"]: float(np.abs(kept[call["name"]]).max())
          for call in calls}  # the maximum of each
