"""Keras 3 saves the arrays of a GRU that fits a GRUCell."""
import keras
import numpy as np

random = np.random.RandomState(0)
series = random.normal(size=(2, 5, 3)).astype("float32")

layer = keras.layers.GRU(4, return_sequences=True, reset_after=False)
layer.build(series.shape)
layer.set_weights([random.normal(size=v.shape) for v in layer.weights])

arrays = {v.name: v.numpy() for v in layer.weights}
np.savez("keras.npz", series=series, outputs=layer(series), **arrays)
print(*arrays)
