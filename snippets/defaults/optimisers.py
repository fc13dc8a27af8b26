"""Optimisers: arguments and defaults."""
import inspect
import pydoc

KINDS = {  # the name in tf.train, the name in Keras
    "SGD": ("GradientDescentOptimizer", "SGD"),
    "Momentum": ("MomentumOptimizer", "SGD"),
    "RMSProp": ("RMSPropOptimizer", "RMSprop"),
    "Adam": ("AdamOptimizer", "Adam"),
    "Adagrad": ("AdagradOptimizer", "Adagrad"),
    "Adadelta": ("AdadeltaOptimizer", "Adadelta"),
}
APIS = {
    "tf.train": "tensorflow.compat.v1.train.{0}",
    "tf_keras": "tf_keras.optimizers.{1}",
    "keras": "keras.optimizers.{1}",
    "tf.keras": "tensorflow.keras.optimizers.{1}",
}
NAMES = {  # other names for the same arguments
    "decay": "rho", "beta1": "beta_1", "beta2": "beta_2",
    "use_nesterov": "nesterov",
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
