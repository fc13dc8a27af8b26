"""Names from TensorFlow 1.15, looked up one by one in tensorflow.compat.v1."""
import inspect
import json

import tensorflow.compat.v1 as tf

with open("names.json") as file:
    names = json.load(file)

values = {"found": {}}
for name in names + ["no_such_layer"]:
    try:
        thing = getattr(tf.layers, name)
        values["found"][name] = (
            "a module" if inspect.ismodule(thing) else thing.__module__)
    except AttributeError as error:
        values["found"][name] = "AttributeError: %s" % error

for name in ["conv2d", "Conv2D", "Layer", "no_such_layer"]:
    print(name + ":", values["found"][name])
