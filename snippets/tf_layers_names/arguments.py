"""Arguments of the functions that Keras 3 layers of the same name don't have."""
import inspect

import keras
import tensorflow.compat.v1 as tf

layers = {name.lower(): name for name in dir(keras.layers)}
base = inspect.signature(keras.layers.Layer.__init__).parameters
values = {"missing": {}}

for name in dir(tf.layers):
    function = getattr(tf.layers, name)
    if inspect.isfunction(function):
        layer = getattr(keras.layers, layers[name.replace("_", "")])
        known = set(base) | set(inspect.signature(layer).parameters)
        known |= set(inspect.signature(layer.call).parameters)
        for argument in inspect.signature(function).parameters:
            if argument not in known:
                values["missing"].setdefault(argument, []).append(name)

for argument, functions in values["missing"].items():
    print("%s: in %d functions" % (argument, len(functions)))
