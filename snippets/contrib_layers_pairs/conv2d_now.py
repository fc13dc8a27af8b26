"""Conv2D: set the activation and the padding explicitly."""
import keras
import numpy as np

old = np.load("conv2d.npz")
inputs, expected = old["inputs"], old["outputs"]
renamed = keras.layers.Conv2D(8, [3, 3])
ported = keras.layers.Conv2D(
    8, [3, 3], padding="same", activation="relu")

values = {}
for name, layer in (("only renamed", renamed), ("ported", ported)):
    layer.build(inputs.shape)
    layer.set_weights([old["weights"], old["biases"]])
    outputs = layer(inputs).numpy()
    if outputs.shape == expected.shape:
        values[name] = np.abs(outputs - expected).max()
        print(name, "- largest difference: %.3f" % values[name])
    else:
        values[name] = "shape %s" % (outputs.shape,)
        print(name, "- shape", outputs.shape, "not", expected.shape)
