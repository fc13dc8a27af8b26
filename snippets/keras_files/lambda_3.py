"""A lambda in a model of Keras 3, saved and loaded."""
import os
import tempfile

import keras
import numpy as np
import tensorflow as tf


def build():
    return keras.Sequential([
        keras.Input([3]), keras.layers.Dense(2),
        keras.layers.Lambda(lambda x: tf.square(x))])


given = np.full((4, 3), 2.0, "float32")
trained = build()
expected = trained.predict(given, verbose=0)
with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "whole.keras")
    trained.save(file)
    try:
        keras.models.load_model(file)
    except ValueError as error:
        refused = str(error).split(". ")[0]
    loaded = keras.models.load_model(file, {"tf": tf}, safe_mode=False)
    rebuilt = build()
    rebuilt.load_weights(file)
try:
    loaded.predict(given, verbose=0)
except NameError as error:
    nameless = "name 'tf' is not defined" in str(error)
loaded.layers[-1].function.__globals__["tf"] = tf

values = {"refused": refused, "nameless": nameless, "equal": {}}
for name, one in {"rebuilt": rebuilt, "loaded": loaded}.items():
    found = one.predict(given, verbose=0)
    values["equal"][name] = bool(np.abs(found - expected).max() < 1e-5)
print("load_model:", refused)
print("predict: name 'tf' is not defined:", nameless)
print("equal:", values["equal"])
