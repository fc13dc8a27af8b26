"""LSTM and GRU: arguments and defaults of the cells."""
import inspect
import pydoc

KINDS = {  # what replaces {}
    "LSTM": ("LSTM",),
    "GRU": ("GRU",),
}
APIS = {
    "tf.nn": "tensorflow.nn.rnn_cell.{}Cell",
    "tf_keras": "tf_keras.layers.{}Cell",
    "keras": "keras.layers.{}Cell",
    "tf.keras": "tensorflow.keras.layers.{}Cell",
}
NAMES = {  # other names for the same arguments
    "num_units": "units", "initializer": "kernel_initializer",
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
