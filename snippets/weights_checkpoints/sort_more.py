"""The same function sorts them."""
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


shapes = dict(tf.train.list_variables("./more.ckpt"))
values = sort(shapes)
print("weights:", *values["weights"], sep="\n  ")
print("training only:", len(values["training only"]), "- the scalars are:")
for name in values["training only"]:
    if shapes[name] == []:
        print("  " + name)
