"""The public names of this TensorFlow, each with its arguments."""
import inspect
import json
import types
from pathlib import Path

import tensorflow as tf

log = tf.compat.v1.logging
log.set_verbosity(log.ERROR)  # no notes on old names


def arguments(thing):
    """Those of a function or a class; None if Python can't tell."""
    try:
        made = thing.__init__ if isinstance(thing, type) else thing
        parameters = inspect.signature(made).parameters
    except (TypeError, ValueError):
        return None
    found = [str(parameter).split("=")[0].split(":")[0]
             for name, parameter in parameters.items() if name != "self"]
    return None if "*args" in found else found


def names_in(module, path):
    """The names in a part of the API, and in the parts of that."""
    for name in sorted(vars(module)):
        thing = getattr(module, name)
        full = getattr(thing, "__name__", "")
        source = getattr(thing, "__module__", "")
        if name.startswith("_") or source == "__future__":
            continue
        if not isinstance(thing, types.ModuleType):
            yield path + name, arguments(thing)
        elif name in ("contrib", "flags"):
            yield path + name, None
        elif name not in ("compat", "raw_ops") and any(
                part in full for part in ("_api.v", "api._v", "_tf_keras")):
            yield from names_in(thing, path + name + ".")


names = dict(names_in(tf, "tf."))
Path("names.json").write_text(json.dumps(names))
print(len(names), "names")

values = {"names": len(names)}
