"""Keras 3 saves the arrays of an LSTM."""
import keras
import numpy as np

random = np.random.RandomState(0)
series = random.normal(size=(2, 5, 3)).astype("float32")

layer = keras.layers.LSTM(4, return_sequences=True)
layer.build(series.shape)
layer.set_weights([random.normal(size=v.shape) for v in layer.weights])

arrays = {v.name: v.numpy() for v in layer.weights}
np.savez("keras.npz", series=series, outputs=layer(series), **arrays)
print(*arrays)
