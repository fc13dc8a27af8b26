"""Embedding: the arguments of each API, and their defaults."""
import inspect
import pydoc

APIS = {
    "tf.nn": "tensorflow.nn.embedding_lookup",
    "contrib.layers": "tensorflow.contrib.layers.embed_sequence",
    "tf_keras": "tf_keras.layers.Embedding",
    "keras": "keras.layers.Embedding",
    "tf.keras": "tensorflow.keras.layers.Embedding",
}
NAMES = {  # other names for the same arguments
    "vocab_size": "input_dim", "embed_dim": "output_dim",
    "initializer": "embeddings_initializer",
    "regularizer": "embeddings_regularizer",
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
