"""L1 and L2 regularisers: arguments and defaults."""
import inspect
import pydoc

KINDS = {  # what replaces {}
    "l1": ("l1",),
    "l2": ("l2",),
    "l1_l2": ("l1_l2",),
}
APIS = {
    "contrib.layers": "tensorflow.contrib.layers.{}_regularizer",
    "tf_slim": "tf_slim.{}_regularizer",
    "tf_keras": "tf_keras.regularizers.{}",
    "keras": "keras.regularizers.{}",
    "tf.keras": "tensorflow.keras.regularizers.{}",
}
NAMES = {  # other names for the same arguments
    "scale": "factor", "l": "factor", "l1 l1": "factor", "l2 l2": "factor",
    "scale_l1": "l1", "scale_l2": "l2",
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
                label = NAMES.get(kind + " " + name)
                row = rows.setdefault(label or NAMES.get(name, name), {})
                row.setdefault(api, [name, text(argument.default)])
for kind, rows in values.items():
    for name, row in rows.items():
        print(kind, name, row)
