"""Batch normalisation: the arguments of each API, and their defaults."""
import inspect
import pydoc

APIS = {
    "tf.nn": "tensorflow.nn.batch_normalization",
    "contrib.layers": "tensorflow.contrib.layers.batch_norm",
    "tf_slim": "tf_slim.batch_norm",
    "tf.layers": "tensorflow.compat.v1.layers.batch_normalization",
    "tf_keras": "tf_keras.layers.BatchNormalization",
    "keras": "keras.layers.BatchNormalization",
    "tf.keras": "tensorflow.keras.layers.BatchNormalization",
}
NAMES = {  # other names for the same arguments
    "x": "inputs", "decay": "momentum", "renorm_decay": "renorm_momentum",
    "is_training": "training", "variance_epsilon": "epsilon",
}


def text(default):
    if default is inspect.Parameter.empty:
        return "required"
    name = getattr(default, "__qualname__", type(default).__name__)
    return name.split(".")[0] if callable(default) else repr(default)


values, seen = {"defaults": {}}, []
for api, path in APIS.items():
    found = pydoc.locate(path)
    if found is None or found in seen:  # absent here, or an alias
        continue
    seen.append(found)
    is_class = inspect.isclass(found)
    for call in [found.__init__, found.call] if is_class else [found]:
        for name, argument in inspect.signature(call).parameters.items():
            if name not in ("self", "kwargs", "name", "scope"):
                row = values["defaults"].setdefault(NAMES.get(name, name), {})
                row.setdefault(api, [name, text(argument.default)])
for name, row in values["defaults"].items():
    print(name, row)
