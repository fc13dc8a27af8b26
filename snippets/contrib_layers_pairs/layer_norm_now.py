"""It normalised over all axes but the first: a single group."""
import keras
import numpy as np

old = np.load("layer_norm.npz")
inputs, expected = old["inputs"], old["outputs"]
renamed = keras.layers.LayerNormalization()
ported = keras.layers.GroupNormalization(groups=1, epsilon=1e-12)

values = {}
for name, layer in (("only renamed", renamed), ("ported", ported)):
    outputs = layer(inputs).numpy()
    if outputs.shape == expected.shape:
        values[name] = np.abs(outputs - expected).max()
        print(name, "- largest difference: %.3f" % values[name])
    else:
        values[name] = "shape %s" % (outputs.shape,)
        print(name, "- shape", outputs.shape, "not", expected.shape)
