"""1.15 lists what old code imports from internal paths of tf.contrib."""
import json
from importlib import import_module
from pathlib import Path

PATHS = """
layers.python.layers.layers
layers.python.layers.utils
layers.python.layers.initializers
layers.python.layers.regularizers
layers.python.layers.normalization
framework.python.ops.arg_scope
framework.python.ops.variables
losses.python.losses.loss_ops
slim.python.slim.data.parallel_reader
slim.python.slim.nets.resnet_v1
slim.python.slim.nets.inception_v3
training.python.training.training
""".split()
found = {}
for path in PATHS:
    module = import_module("tensorflow.contrib." + path)
    found[path] = [
        name for name, thing in vars(module).items()
        if name[0] != "_" and getattr(thing, "__module__", "").endswith(
            "contrib." + path)]
Path("paths.json").write_text(json.dumps(found))
values = {path: len(names) for path, names in found.items()}
for path, names in found.items():
    print(path, len(names))
