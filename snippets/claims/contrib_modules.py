"""List the modules of tf.contrib and save the list."""
import json

import tensorflow as tf

modules = [name for name in dir(tf.contrib) if not name.startswith("_")]
with open("modules.json", "w") as file:
    json.dump(modules, file)
print(len(modules), "modules")
