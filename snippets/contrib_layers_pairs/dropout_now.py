"""Dropout takes the fraction to drop, not the fraction to keep."""
import keras
import numpy as np

keras.utils.set_random_seed(0)
ones = np.load("dropout.npz")["inputs"]
renamed = keras.layers.Dropout(0.8)
ported = keras.layers.Dropout(0.2)

values = {}
for name, layer in (("only renamed", renamed), ("ported", ported)):
    training = layer(ones, training=True).numpy()
    inference = layer(ones).numpy()
    values[name] = {"kept": (training > 0).mean(), "times": training.max(),
                    "inference unchanged": (inference == ones).all()}
    print(name, "- kept %.1f of all, times %.2f," % (
        values[name]["kept"], values[name]["times"]),
        "inference unchanged:", values[name]["inference unchanged"])
