"""Today: the same modules in tf_slim, and the names they are missing."""
import json
from importlib import import_module
from pathlib import Path

MOVED = {
    "layers.python.layers.layers": "tf_slim.layers.layers",
    "layers.python.layers.utils": "tf_slim.layers.utils",
    "layers.python.layers.initializers": "tf_slim.layers.initializers",
    "layers.python.layers.regularizers": "tf_slim.layers.regularizers",
    "layers.python.layers.normalization": "tf_slim.layers.normalization",
    "framework.python.ops.arg_scope": "tf_slim.ops.arg_scope",
    "framework.python.ops.variables": "tf_slim.ops.variables",
    "losses.python.losses.loss_ops": "tf_slim.losses.loss_ops",
    "slim.python.slim.data.parallel_reader": "tf_slim.data.parallel_reader",
    "slim.python.slim.nets.resnet_v1": "tf_slim.nets.resnet_v1",
    "slim.python.slim.nets.inception_v3": "tf_slim.nets.inception_v3",
    "training.python.training.training": "tf_slim.training.training",
}
values = {}
for path, names in json.loads(Path("paths.json").read_text()).items():
    module = import_module(MOVED[path])
    lacks = [name for name in names if not hasattr(module, name)]
    values[path] = {"today": MOVED[path], "lacks": lacks}
    print("tensorflow.contrib." + path, "->", MOVED[path], *lacks)
