"""The same names, looked up in Keras 3 (a function by the name of its layer)."""
import json

import keras

with open("names.json") as file:
    names = json.load(file)

layers = {name.lower(): name for name in dir(keras.layers)}
values = {"layers": {
    name: layers.get(name.replace("_", "").lower()) for name in names}}
missing = [name for name in names if values["layers"][name] is None]
print(len(names) - len(missing), "found; missing:", ", ".join(missing))
