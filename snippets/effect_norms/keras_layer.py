"""Keras 3 compared with contrib's layer_norm: the largest difference."""
import keras
import numpy as np

kept = np.load("norms.npz")
images, layers = kept["images"], keras.layers
sequences, rows = images[:, 0], images[:, 0, 0]
values = {}
for name, inputs, wanted, layer in [
    ("default", images, "layer", layers.LayerNormalization()),
    ("same epsilon", images, "layer",
     layers.LayerNormalization(epsilon=1e-12)),
    ("same epsilon, sequences", sequences, "sequences",
     layers.LayerNormalization(epsilon=1e-12)),
    ("same epsilon, rows", rows, "rows",
     layers.LayerNormalization(epsilon=1e-12)),
    ("same axes", images, "layer",
     layers.LayerNormalization(axis=[1, 2, 3], epsilon=1e-12)),
    ("fixed", images, "layer",
     layers.GroupNormalization(groups=1, epsilon=1e-12)),
    ("begin_norm_axis=-1", images, "last axis",
     layers.LayerNormalization(epsilon=1e-12)),
    ("begin_norm_axis=-1, one group", images, "last axis",
     layers.GroupNormalization(groups=1, epsilon=1e-12)),
]:
    apart = float(abs(np.array(layer(inputs)) - kept[wanted]).max())
    shape = list(layer.gamma.shape)
    values[name] = {"apart": apart, "parameters": shape}
    shown = "%.3f" % apart if apart > 1e-5 else "below 0.00001"
    print(name + ":", shown, "with parameters of shape", shape)
