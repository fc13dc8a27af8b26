"""1.15 lists the public names of some modules of tf.contrib."""
import __future__

import inspect
import json
from pathlib import Path

import tensorflow as tf


def arguments(thing):
    try:
        return list(inspect.signature(thing).parameters)
    except (TypeError, ValueError):
        return None  # not a function or class


names = {}
for module in ("autograph", "data", "distribute", "distributions",
               "framework", "losses", "metrics", "rnn", "seq2seq",
               "summary", "training"):
    home = getattr(tf.contrib, module)
    names[module] = {
        name: arguments(getattr(home, name)) for name in dir(home)
        if not (name.startswith("_") or hasattr(__future__, name)
                or inspect.ismodule(getattr(home, name)))}
Path("names.json").write_text(json.dumps(names))
core = [name for name in dir(tf.nn.rnn_cell) if name[0].isupper()]
values = {"names": {module: list(found) for module, found in names.items()},
          "core cells": core,
          "the same": [name for name in core if getattr(
              tf.contrib.rnn, name) is getattr(tf.nn.rnn_cell, name)],
          "functions": [name for name in names["rnn"] if getattr(
              tf.contrib.rnn, name) is getattr(tf.nn, name, None)]}
for module, found in names.items():
    print(module, len(found))
