"""Dense layer: the arguments of each API, and their defaults."""
import inspect
import pydoc

APIS = {
    "contrib.layers": "tensorflow.contrib.layers.fully_connected",
    "tf_slim": "tf_slim.fully_connected",
    "tf.layers": "tensorflow.compat.v1.layers.dense",
    "tf_keras": "tf_keras.layers.Dense",
    "keras": "keras.layers.Dense",
    "tf.keras": "tensorflow.keras.layers.Dense",
}
NAMES = {  # other names for the same arguments
    "num_outputs": "units", "activation_fn": "activation",
    "weights_initializer": "kernel_initializer",
    "weights_regularizer": "kernel_regularizer",
    "biases_initializer": "bias_initializer",
    "biases_regularizer": "bias_regularizer",
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
    call = found.__init__ if inspect.isclass(found) else found
    for name, argument in inspect.signature(call).parameters.items():
        if name not in ("self", "kwargs", "name", "scope"):
            row = values["defaults"].setdefault(NAMES.get(name, name), {})
            row.setdefault(api, [name, text(argument.default)])
for name, row in values["defaults"].items():
    print(name, row)
