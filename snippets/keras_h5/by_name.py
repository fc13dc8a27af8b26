"""Keras 3 loads by the layers' names; the head is new."""
import keras
import numpy as np

layers = keras.layers
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    layers.Conv2D(4, 3, activation="relu", name="conv2d"),
    layers.BatchNormalization(name="batch_normalization"),
    layers.Dropout(0.5),
    layers.Flatten(),
    layers.Dense(3, name="dense"),
    layers.Dense(10, name="head")])  # not in the file
fresh = model.get_layer("head").get_weights()[0]
model.load_weights("model.h5", by_name=True)

saved = np.load("outputs.npz")
old = keras.Model(model.inputs, model.get_layer("dense").output)
outputs = old.predict(saved["images"], verbose=0)
head = model.get_layer("head").get_weights()[0]
values = {"difference": float(np.abs(outputs - saved["outputs"]).max()),
          "head is fresh": bool(np.all(head == fresh))}

other = keras.Sequential([keras.Input((108,)), layers.Dense(7, name="dense")])
try:  # the file's layer of this name has another shape
    other.load_weights("model.h5", by_name=True)
except ValueError as error:
    values["other shape"] = str(error)
other.load_weights("model.h5", by_name=True, skip_mismatch=True)
for title, found in values.items():
    print(title, "->", found if title != "difference" else "%.3f" % found)
