"""Flatten needs no arguments."""
import keras
import numpy as np

old = np.load("flatten.npz")
inputs, expected = old["inputs"], old["outputs"]
renamed = keras.layers.Flatten()
ported = renamed

values = {}
for name, layer in (("only renamed", renamed), ("ported", ported)):
    outputs = layer(inputs).numpy()
    if outputs.shape == expected.shape:
        values[name] = np.abs(outputs - expected).max()
        print(name, "- largest difference: %.3f" % values[name])
    else:
        values[name] = "shape %s" % (outputs.shape,)
        print(name, "- shape", outputs.shape, "not", expected.shape)
