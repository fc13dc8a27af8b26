"""Where the names of TensorFlow 1.15 are in this TensorFlow, and what became of their arguments."""
import inspect
import json
from functools import reduce
from pathlib import Path

import tensorflow as tf
from tensorflow.tools.compatibility import all_renames_v2

log = tf.compat.v1.logging
log.set_verbosity(log.ERROR)  # no notes on old names
GONE = object()


def look(path, root=tf):
    """What has a name, such as tf.nn.relu; GONE if nothing has."""
    return reduce(lambda module, name: getattr(module, name, GONE),
                  path.split(".")[1:], root)


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


def differences(then, now):
    """Which arguments are gone, and the first place with another one."""
    if then is None or now is None:
        return [], None
    gone = [name for name in then if name[0] not in "_*" and name not in now]
    lists = ([name for name in names if name not in ("name", "_sentinel")]
             for names in (then, now))
    moved = ([number, *pair] for number, pair in enumerate(zip(*lists), 1)
             if pair[0] != pair[1] and "*" not in pair[0][0] + pair[1][0])
    return gone, next(moved, None)


values = {"as before": 0, "other arguments": {}, "renamed": {},
          "in compat.v1": [], "gone": []}
for name, then in json.loads(Path("names.json").read_text()).items():
    new = all_renames_v2.symbol_renames.get(name, name)  # its own list
    here, old = look(name), look(name, tf.compat.v1)
    gone, moved = differences(
        then, arguments(look(new) if here is GONE else here))
    if here is not GONE and not gone and not moved:
        values["as before"] += 1
    elif here is not GONE:
        values["other arguments"][name] = {"gone": gone, "moved": moved}
    elif "compat.v1" not in new and look(new) is not GONE:
        same = look(new) is old and not gone and not moved
        values["renamed"][name] = {
            "new": new, "same": same, "gone": gone, "moved": moved}
    else:
        values["gone" if old is GONE else "in compat.v1"].append(name)
for what, found in values.items():
    print(what, found if what == "as before" else len(found))
