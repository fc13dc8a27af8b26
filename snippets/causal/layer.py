"""The same in Keras 3."""
import keras
import numpy as np

saved = np.load("causal.npz")
layer = keras.layers.Conv1D(
    4, 2, padding="causal", dilation_rate=4, use_bias=False)
layer.build(saved["series"].shape)
layer.set_weights([saved["kernel"]])
outputs = layer(saved["series"]).numpy()
values = {"difference": float(np.abs(outputs - saved["outputs"]).max()),
          "largest": float(np.abs(outputs).max())}
print("within 0.00001:", values["difference"] < 1e-5)
