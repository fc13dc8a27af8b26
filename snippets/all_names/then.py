"""The public names of this TensorFlow, each with its arguments and its other names."""
import inspect
import json
import types
from pathlib import Path

import tensorflow as tf

log = tf.compat.v1.logging
log.set_verbosity(log.ERROR)  # no notes on old names


def arguments(thing):
    """Those of a function or a class, with = if one has a default."""
    made = thing.__init__ if isinstance(thing, type) else thing
    if made is object.__init__:
        return []
    try:
        found = inspect.signature(made).parameters.values()
    except (TypeError, ValueError):
        return None  # Python can't tell
    return [str(one.replace(annotation=one.empty)).split("=")[0]
            + "=" * (one.default is not one.empty) for one in found
            if one.name not in ("self", "_sentinel")]


def things_in(module, path):
    """What is in a part of the API, and in the parts of that."""
    for name in sorted(vars(module)):
        thing = getattr(module, name)
        full = getattr(thing, "__name__", "")
        source = getattr(thing, "__module__", "")
        if name.startswith("_") or source == "__future__":
            continue
        is_module = isinstance(thing, types.ModuleType)
        if not is_module or name in ("contrib", "flags"):
            yield path + name, thing
        elif name not in ("compat", "raw_ops") and any(
                part in full for part in ("_api.v", "api._v", "_tf_keras")):
            yield from things_in(thing, path + name + ".")


things = dict(things_in(tf, "tf."))
alike = {}
for name, thing in things.items():
    alike.setdefault(id(thing) if callable(thing) else name, []).append(name)
others = {name: [one for one in group if one != name]
          for group in alike.values() for name in group}
found = {name: [arguments(thing), others[name]]
         for name, thing in things.items()}
Path("names.json").write_text(json.dumps(found))
print(len(things), "names")

values = {"names": len(things)}
