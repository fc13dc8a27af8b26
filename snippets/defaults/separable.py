"""Separable convolution: the arguments of each API, and their defaults."""
import inspect
import pydoc

APIS = {
    "tf.nn": "tensorflow.nn.separable_conv2d",
    "contrib.layers": "tensorflow.contrib.layers.separable_conv2d",
    "tf_slim": "tf_slim.separable_conv2d",
    "tf.layers": "tensorflow.compat.v1.layers.separable_conv2d",
    "tf_keras": "tf_keras.layers.SeparableConv2D",
    "keras": "keras.layers.SeparableConv2D",
    "tf.keras": "tensorflow.keras.layers.SeparableConv2D",
}
NAMES = {  # other names for the same arguments
    "input": "inputs", "num_outputs": "filters", "stride": "strides",
    "rate": "dilation_rate", "dilations": "dilation_rate",
    "activation_fn": "activation",
    "weights_initializer": "depthwise_initializer",
    "weights_regularizer": "depthwise_regularizer",
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
