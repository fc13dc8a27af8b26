"""Max and average pooling: arguments and defaults."""
import inspect
import pydoc

KINDS = {  # the part that varies in the names
    "max": ("max", "max", "Max"),
    "average": ("avg", "average", "Average"),
}
APIS = {
    "tf.nn": "tensorflow.nn.{0}_pool",
    "contrib.layers": "tensorflow.contrib.layers.{0}_pool2d",
    "tf_slim": "tf_slim.{0}_pool2d",
    "tf.layers": "tensorflow.compat.v1.layers.{1}_pooling2d",
    "tf_keras": "tf_keras.layers.{2}Pooling2D",
    "keras": "keras.layers.{2}Pooling2D",
    "tf.keras": "tensorflow.keras.layers.{2}Pooling2D",
}
NAMES = {  # other names for the same arguments
    "value": "inputs", "input": "inputs", "kernel_size": "pool_size",
    "ksize": "pool_size", "stride": "strides",
}


def text(default):
    if default is inspect.Parameter.empty:
        return "required"
    name = getattr(default, "__qualname__", type(default).__name__)
    return name.split(".")[0] if callable(default) else repr(default)


values = {}
for kind, names in KINDS.items():
    rows, seen = values.setdefault(kind, {}), []
    for api, path in APIS.items():
        found = pydoc.locate(path.format(*names))
        if found is None or found in seen:  # absent here, or an alias
            continue
        seen.append(found)
        call = found.__init__ if inspect.isclass(found) else found
        for name, argument in inspect.signature(call).parameters.items():
            if name not in ("self", "kwargs", "name", "scope"):
                row = rows.setdefault(NAMES.get(name, name), {})
                row.setdefault(api, [name, text(argument.default)])
for kind, rows in values.items():
    for name, row in rows.items():
        print(kind, name, row)
