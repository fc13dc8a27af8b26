"""What is in tf.contrib will be merged into TensorFlow's core."""
import json

import tensorflow as tf

with open("modules.json") as file:
    modules = json.load(file)
missing = [name for name in modules
           if not hasattr(tf, name) and not hasattr(tf.compat.v1, name)]
values = {"holds": not missing, "modules": len(modules),
          "missing": len(missing)}
print(len(missing), "of", len(modules), "modules have no namesake:",
      ", ".join(missing[:6]), "…")
