"""Only the weights, loaded into the same layers."""
import keras
import numpy as np

layers = keras.layers
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    layers.Conv2D(4, 3, activation="relu"),
    layers.BatchNormalization(),
    layers.Flatten(),
    layers.Dense(3)])
fresh = model.get_weights()

saved = np.load("outputs.npz")
values = {"largest": float(np.abs(saved["outputs"]).max()), "differences": {}}
for name in ["weights.h5", "model.h5"]:
    model.set_weights(fresh)
    model.load_weights(name)
    outputs = model.predict(saved["images"], verbose=0)
    difference = float(np.abs(outputs - saved["outputs"]).max())
    values["differences"][name] = difference
    print(name, "equal within 0.00001:", difference < 1e-5)
