"""Walk all public modules of TensorFlow and count the names."""
import re
import types
from collections import Counter

import tensorflow as tf

tf.compat.v1.logging.set_verbosity("ERROR")  # many names are deprecated
OURS = ("tensorflow", "keras", "tf_keras")
walk, names, seen = [("tf", tf)], {}, {"tensorflow"}
for path, module in walk:  # the list grows while it is walked
    for name in dir(module):
        if name.startswith("_") or name in ("python", "src", "tools"):
            continue  # not public
        thing = getattr(module, name, None)
        real = str(getattr(thing, "__name__", ""))
        inner = re.search(r"^tensorflow(_core)?\.python\.(?!.*api\.)", real)
        if not isinstance(thing, types.ModuleType):
            names[path + "." + name] = thing
        elif real.startswith(OURS) and not inner and real not in seen:
            seen.add(real)
            walk.append((path + "." + name, thing))
for feature in ("absolute_import", "division", "print_function"):  # Python's
    names = {n: v for n, v in names.items() if not n.endswith("." + feature)}

parts = Counter(name.split(".")[1] if name.count(".") > 1 else "tf itself"
                for name in names)
things = {}
for name, thing in names.items():
    if callable(thing):
        things.setdefault(name.split(".")[-1], {}).setdefault(id(thing), name)
values = {
    "names": len(names),
    "modules": len(walk),
    "things": len({id(thing) for thing in names.values()}),
    "parts": dict(parts.most_common()),
    "words": {word: sorted(things[word].values()) for word in (
        "conv2d", "dropout", "batch_normalization", "flatten", "Variable")},
}
print(values["names"], "names for", values["things"], "different things in",
      values["modules"], "modules")
