"""Keras 3 starts from it: h comes first."""
import keras
import numpy as np

saved = np.load("state.npz")
c, h = saved["c"], saved["h"]
i, j, f, o = np.split(np.vstack([saved["kernel"], saved["bias"]]), 4, axis=1)
arrays = np.hstack([i, f, j, o])  # the gates in the order of Keras

layer = keras.layers.LSTM(4, return_sequences=True)
layer.build(saved["series"].shape)
layer.set_weights([arrays[:3], arrays[3:-1], arrays[-1]])

values = {"largest": float(np.abs(saved["outputs"]).max())}
for name, state in {"[c, h]": [c, h], "[h, c]": [h, c]}.items():
    outputs = layer(saved["series"], initial_state=state)
    values[name] = float(np.abs(np.array(outputs) - saved["outputs"]).max())
    print("initial_state=" + name, "->", "%.3f" % values[name])
