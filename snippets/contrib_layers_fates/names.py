"""The public names of tf.contrib.layers, compared with our table."""
import csv
import inspect
from pathlib import Path

import tensorflow as tf

layers = tf.contrib.layers
PLAIN = (bool, int, float, str, tuple, type(None))


def arguments(entry):
    """Argument names and defaults; for an object, its name or type."""
    return [[one.name, str(one.default) if isinstance(one.default, PLAIN)
             else getattr(one.default, "__name__", type(one.default).__name__)]
            for one in inspect.signature(entry).parameters.values()]


public = [name for name in dir(layers) if not name.startswith("_")]
with open(Path(__file__).with_name("fates.csv")) as file:
    listed = [row["name"] for row in csv.DictReader(file)]

print("public names:", len(public))
print("public, not in the table:", sorted(set(public) - set(listed)))
print("in the table, not public:", sorted(set(listed) - set(public)))
values = {
    "public": public,
    "listed": listed,
    "arguments": {name: arguments(getattr(layers, name)) for name in public
                  if callable(getattr(layers, name))},
    "same as": {name: [other for other in public if other != name
                       and getattr(layers, other) is getattr(layers, name)]
                for name in public},
}
