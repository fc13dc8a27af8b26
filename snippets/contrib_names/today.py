"""Today: where these names still exist, and with which arguments."""
import inspect
import json
from pathlib import Path

import tensorflow as tf
import tf_slim
from tf_slim.ops import variables

v1 = tf.compat.v1
HOMES = {
    "autograph": {"tf.autograph": tf.autograph,
                  "tf.autograph.experimental": tf.autograph.experimental},
    "data": {"tf.data.experimental": tf.data.experimental},
    "distribute": {"tf.distribute": tf.distribute,
                   "tf.distribute.experimental": tf.distribute.experimental},
    "distributions": {"tf.compat.v1.distributions": v1.distributions},
    "framework": {"tf_slim": tf_slim, "tf_slim.ops.variables": variables,
                  "tf.compat.v1": v1, "tf.compat.v1.train": v1.train},
    "losses": {"tf_slim.losses": tf_slim.losses},
    "metrics": {"tf.compat.v1.metrics": v1.metrics},
    "summary": {"tf.summary": tf.summary},
    "training": {"tf_slim.training": tf_slim.training,
                 "tf_slim.evaluation": tf_slim.evaluation,
                 "tf.compat.v1.train": v1.train},
}


def look(name, before, homes):
    short = name[len("streaming_"):]
    for home, module in homes.items():
        for new in (name, short) if name.startswith("stream") else (name,):
            if hasattr(module, new):
                thing = getattr(module, new)
                now = before and list(inspect.signature(thing).parameters)
                same = not before or now[:len(before)] == before
                return {"name": home + "." + new, "same": same,
                        "was": before, "now": now}


names = json.loads(Path("names.json").read_text())
values = {module: {name: look(name, before, homes)
                   for name, before in names[module].items()}
          for module, homes in HOMES.items()}
for module, found in values.items():
    there = [one for one in found.values() if one]
    print(module, len(found), "of which there:", len(there), "with the same",
          "arguments in front:", sum(one["same"] for one in there))
