"""Five spellings: the version, the file, and the module of the Dense layer."""
import importlib

import tensorflow as tf

values = {}
for spelling in ("keras", "tf.keras", "tf_keras", "tf.compat.v1.keras",
                 "tensorflow.python.keras"):
    try:
        if spelling == "tf.keras":
            module = tf.keras
        elif spelling == "tf.compat.v1.keras":
            module = tf.compat.v1.keras
        else:
            module = importlib.import_module(spelling)
    except ImportError as error:
        values[spelling] = {"error": str(error)}
    else:
        values[spelling] = {
            "version": getattr(module, "__version__", "no __version__"),
            "file": module.__file__.split("site-packages/")[-1],
            "Dense": module.layers.Dense.__module__,
        }
    print(spelling, *values[spelling].values(), sep="\n    ")
