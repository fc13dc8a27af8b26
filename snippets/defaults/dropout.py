"""Dropout: the arguments of each API, and their defaults."""
import inspect
import pydoc

APIS = {
    "tf.nn": "tensorflow.nn.dropout",
    "contrib.layers": "tensorflow.contrib.layers.dropout",
    "tf_slim": "tf_slim.dropout",
    "tf.layers": "tensorflow.compat.v1.layers.dropout",
    "tf_keras": "tf_keras.layers.Dropout",
    "keras": "keras.layers.Dropout",
    "tf.keras": "tensorflow.keras.layers.Dropout",
}
NAMES = {  # other names for the same arguments
    "x": "inputs", "keep_prob": "rate", "is_training": "training",
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
