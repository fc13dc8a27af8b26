"""Batch norm in a custom layer, or in a list in a subclassed model."""
import os
from operator import attrgetter

import keras
import numpy as np
import tf_keras


def build(api, base, kinds):
    class Block(base):
        def __init__(self):
            super().__init__()
            self.parts = [
                api.layers.Dense(4) if kind == "dense" else
                api.layers.BatchNormalization() for kind in kinds]

        def call(self, x):
            for part in self.parts:
                x = part(x)
            return x

    return api.Sequential([Block()])


def by_arrays(old, new):
    new.set_weights(old.get_weights())


def by_parts(old, new):
    for one, other in zip(old.layers[0].parts, new.layers[0].parts):
        other.set_weights(one.get_weights())


def by_file(old, new):
    old.save_weights("w.h5")
    new.load_weights("w.h5")
    os.remove("w.h5")


random = np.random.RandomState(0)
inputs = random.rand(3, 4).astype("float32")
values = {"order": {}}
for base, *kinds in [("layers.Layer", "norm", "norm"),
                     ("layers.Layer", "dense", "norm", "dense", "norm"),
                     ("Model", "norm", "norm")]:
    for carry in by_arrays, by_parts, by_file:
        old, new = (build(api, attrgetter(base)(api), kinds)
                    for api in (tf_keras, keras))
        old(inputs), new(inputs)  # creates their weights
        old.set_weights([random.rand(*v.shape) for v in old.weights])
        title = " ".join([base, *kinds]) + ", " + carry.__name__
        try:
            carry(old, new)
            apart = float(np.abs(np.array(old(inputs)) - new(inputs)).max())
            values[title] = apart
            print(title, "-> %.3f" % apart)
        except ValueError as error:
            values[title] = str(error)
            print(title, "->", error)
    for library, model in {"tf_keras": old, "Keras 3": new}.items():
        values["order"].setdefault(library, [
            v.name.split("/")[-1].split(":")[0] for v in model.weights])
