"""Sort the names: what the model computes with, and what only training needs."""
import tensorflow as tf


def sort(shapes):
    """Group the names by purpose, given a dict of names and shapes."""
    kinds = {"weights": [], "averages of weights": [], "training only": []}
    for name, shape in shapes.items():
        slot = any(f"/{weight}/" in f"/{name}" and shape == its
                   for weight, its in shapes.items())
        averaged, end, _ = name.rpartition("/ExponentialMovingAverage")
        kind = ("averages of weights" if end and averaged in shapes else
                "training only" if slot or shape == [] else "weights")
        kinds[kind].append(name)
    return kinds


values = sort(dict(tf.train.list_variables("./model.ckpt")))
for kind, names in values.items():
    print(kind + ":", *names, sep="\n  ")
