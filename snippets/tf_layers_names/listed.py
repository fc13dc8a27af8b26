"""All public names of tf.layers, and what each one is."""
import inspect
import json

import tensorflow as tf

kinds = {}
for name in dir(tf.layers):
    if not name.startswith("_"):
        thing = getattr(tf.layers, name)
        kinds[name] = ("function" if inspect.isfunction(thing)
                       else "class" if inspect.isclass(thing) else "module")

with open("names.json", "w") as file:
    json.dump(sorted(kinds), file)
values = {"kinds": kinds, "counts": {}}
for kind in ["function", "class", "module"]:
    values["counts"][kind] = list(kinds.values()).count(kind)
    print(kind + ":", values["counts"][kind])
