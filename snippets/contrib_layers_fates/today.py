"""Does each replacement exist? Does tf_slim have the name?"""
import csv
import functools
import inspect
from pathlib import Path

import keras
import tensorflow as tf
import tf_slim

PLAIN = (bool, int, float, str, tuple, type(None))


def arguments(entry):
    """Argument names and defaults; for an object, its name or type."""
    return [[one.name, str(one.default) if isinstance(one.default, PLAIN)
             else getattr(one.default, "__name__", type(one.default).__name__)]
            for one in inspect.signature(entry).parameters.values()]


fates, slim = {}, {}
with open(Path(__file__).with_name("fates.csv")) as file:
    for row in csv.DictReader(file):
        paths = row["today"].split()
        for path in paths:  # an error here would name what is missing
            root, *rest = path.split(".")
            functools.reduce(getattr, rest, {"keras": keras, "tf": tf}[root])
        fates[row["name"]] = {**row, "today": paths}
        entry = getattr(tf_slim, row["name"], None)
        if entry is not None:
            slim[row["name"]] = arguments(entry) if callable(entry) else None

print("names:", len(fates), "- with a replacement that exists:",
      sum(bool(fate["today"]) for fate in fates.values()))
print("names that tf_slim has:", len(slim))
# The module of this name is only one of those that tf_slim is made of.
lacks = [name for name in slim if not hasattr(tf_slim.layers, name)]
values = {"fates": fates, "tf_slim": slim, "tf_slim.layers lacks": lacks}
