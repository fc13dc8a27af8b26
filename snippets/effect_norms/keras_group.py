"""Keras 3 compared with instance_norm and group_norm of tf.contrib."""
import keras
import numpy as np

kept = np.load("norms.npz")
GroupNormalization = keras.layers.GroupNormalization
values = {}
for name, groups in {"instance": -1, "group": 2}.items():
    values[name] = {}
    for kind, layer in {
        "default": GroupNormalization(groups),
        "fixed": GroupNormalization(groups, epsilon=1e-6),
    }.items():
        outputs = np.array(layer(kept["images"]))
        apart = float(abs(outputs - kept[name]).max())
        values[name][kind] = apart
        values[name][kind + " deviation"] = float(outputs.std())
        shown = "%.3f" % apart if apart > 1e-5 else "below 0.00001"
        print(name, kind + ": largest difference", shown, end=", ")
        print("deviation %.3f" % outputs.std())
