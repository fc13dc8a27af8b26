"""Layer, instance and group normalisation: arguments and defaults."""
import inspect
import pydoc

KINDS = {  # the name in tf.contrib.layers, the name in Keras
    "layer": ("layer_norm", "LayerNormalization"),
    "instance": ("instance_norm", "GroupNormalization"),
    "group": ("group_norm", "GroupNormalization"),
}
APIS = {
    "contrib.layers": "tensorflow.contrib.layers.{0}",
    "tf_slim": "tf_slim.{0}",
    "tf_keras": "tf_keras.layers.{1}",
    "keras": "keras.layers.{1}",
    "tf.keras": "tensorflow.keras.layers.{1}",
}
NAMES = {  # other names for the same arguments
    "begin_norm_axis": "axis", "channels_axis": "axis",
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
