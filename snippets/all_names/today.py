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
    """Those of a function or a class, with = if one has a default."""
    made = thing.__init__ if isinstance(thing, type) else thing
    if made is object.__init__:
        return []
    try:
        found = inspect.signature(made).parameters.values()
    except (TypeError, ValueError):
        return None  # Python can't tell
    named = [one.kind == one.KEYWORD_ONLY for one in found]
    told = [str(one.replace(annotation=one.empty)).split("=")[0]
            + "=" * (one.default is not one.empty) for one in found]
    if True in named:
        told.insert(named.index(True), "*")
    return [one for one in told if one not in ("self", "_sentinel=")]


def differences(then, now):
    """What old calls meet: arguments gone, needed, or in other places."""
    if then is None or now is None or "*args" in then + now:
        return None
    old, new = ([one.rstrip("=") for one in told if one[0] != "*"]
                for told in (then, now))
    places = now[:now.index("*")] if "*" in now else now
    places = [one.rstrip("=") for one in places if one[0] != "*"]
    found = {"gone": [], "needed": [], "moved": None}
    if "**kwargs" not in now:
        found["gone"] = [one for one in old if one not in new]
    found["needed"] = [one for one in now if one[0] != "*" and "=" not in one
                       and one not in then]
    for number, one in enumerate(old):
        other = places[number] if number < len(places) else None
        if one != other and (other or one in new) and not found["moved"]:
            found["moved"] = [number + 1, one, other]
    return found if any(found.values()) else {}


values = {"as before": [], "not compared": 0, "other arguments": {},
          "renamed": {}, "in compat.v1": [], "gone": []}
v1 = tf.compat.v1
for name, told in json.loads(Path("names.json").read_text()).items():
    then, others = told
    rule = all_renames_v2.symbol_renames.get(name, name)  # TensorFlow's own
    known = [rule.replace("compat.v2.", ""), *others]
    new = next((one for one in known if "compat.v1" not in one
                and look(one) is not GONE), None)
    kept = next((one for one in others if look(one, v1) is not GONE), None)
    if look(name) is not GONE:
        found = differences(then, arguments(look(name)))
        if found:
            values["other arguments"][name] = found
        else:
            values["as before"].append(name)
            values["not compared"] += found is None and callable(look(name))
    elif new:
        found = differences(then, arguments(look(new)))
        same = look(new) is look(name, v1) and not found
        values["renamed"][name] = {"new": new, "same": same, **(found or {})}
    elif look(name, v1) is not GONE:
        values["in compat.v1"].append(name)
    elif kept:  # in 1.15 it was the same thing, in another place
        found = differences(then, arguments(look(kept, v1)))
        values["renamed"][name] = {"new": "tf.compat.v1" + kept[2:],
                                   "same": not found, **(found or {})}
    else:
        values["gone"].append(name)
for what, found in values.items():
    print(what, found if isinstance(found, int) else len(found))
