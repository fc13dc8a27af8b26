"""Search tf_slim for names that are gone from TensorFlow's modules."""
import ast
import importlib
import pkgutil
import sys
import types
from pathlib import Path

import tensorflow.compat.v1 as tf
import tf_slim
from tensorflow.python.framework import ops
from tensorflow.python.ops import array_ops, control_flow_ops, variable_scope
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization


def missing():
    found = {}
    for info in pkgutil.walk_packages(tf_slim.__path__, "tf_slim."):
        if info.name.endswith("_test"):
            continue
        module = importlib.import_module(info.name)
        tree = ast.parse(Path(module.__file__).read_text())
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute):
                continue
            owner = getattr(module, getattr(node.value, "id", ""), None)
            if not isinstance(owner, types.ModuleType):
                continue
            try:
                getattr(owner, node.attr)
            except (AttributeError, ImportError):
                name = owner.__name__ + "." + node.attr
                found.setdefault(name, set()).add(info.name)
    return {name: sorted(found[name]) for name in sorted(found)}


before = missing()
sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
ops.Tensor, ops.IndexedSlices = tf.Tensor, tf.IndexedSlices
array_ops.stack, array_ops.unstack = tf.stack, tf.unstack
variable_scope.variable = tf.Variable
for name in ("Assert", "case", "cond", "while_loop"):
    setattr(control_flow_ops, name, getattr(tf, name))
after = missing()

values = {"before": {name: ", ".join(used) for name, used in before.items()},
          "after": after}
print("missing as installed:", len(before))
print("missing with the fix:", len(after))
