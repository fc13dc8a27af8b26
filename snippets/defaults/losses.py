"""Cross entropy: arguments and defaults."""
import inspect
import pydoc

KINDS = {  # the name in 1.x, the name in Keras
    "one-hot": ("softmax_cross_entropy", "CategoricalCrossentropy"),
    "integers": (
        "sparse_softmax_cross_entropy", "SparseCategoricalCrossentropy"),
}
APIS = {
    "tf.nn": "tensorflow.nn.{0}_with_logits",
    "contrib.losses": "tensorflow.contrib.losses.{0}",
    "tf_slim": "tf_slim.losses.{0}",
    "tf.losses": "tensorflow.compat.v1.losses.{0}",
    "tf_keras": "tf_keras.losses.{1}",
    "keras": "keras.losses.{1}",
    "tf.keras": "tensorflow.keras.losses.{1}",
}
NAMES = {  # other names for the same arguments
    "onehot_labels": "labels",
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
