"""Keras 3 saves a model. tf_keras loads it, or only its weights."""
import os
import tempfile

import keras
import numpy as np
import tensorflow as tf
import tf_keras


def build(library):
    first = library.Input([3])
    hidden = library.layers.Dense(4)(first)
    return library.Model(first, library.layers.Dense(2)(hidden))


keras.utils.set_random_seed(0)
here, temporary = os.getcwd(), tempfile.TemporaryDirectory()
os.chdir(temporary.name)
given = np.random.rand(4, 3).astype("float32")
trained = build(keras)
trained.compile("adam", "mse")
trained.fit(given, np.ones((4, 2)), verbose=0)
trained.save("whole.h5")
trained.save("whole.keras")
trained.save_weights("only.weights.h5")
trained.export("folder", verbose=False)  # a SavedModel
expected = trained.predict(given, verbose=0)

values = {"models": {}, "weights": {}}
for file in ["whole.h5", "whole.keras"]:
    try:
        tf_keras.models.load_model(file)
    except TypeError as error:
        values["models"][file] = str(error).split(" Full object")[0]
for file in ["whole.h5", "whole.keras", "only.weights.h5"]:
    built = build(tf_keras)
    built.load_weights(file)
    found = built.predict(given, verbose=0)
    values["weights"][file] = float(np.abs(found - expected).max())
exported = tf.saved_model.load("folder")
found = exported.serve(given)
values["weights"]["folder"] = float(np.abs(found - expected).max())
print("equal within 0.00001:", *[
    file for file, apart in values["weights"].items() if apart < 1e-5])

built.compile("adam", "mse")
built.fit(given, expected, verbose=0)
try:
    built.load_weights("only.weights.h5")
except ValueError as error:
    values["after fit"] = str(error)
    print("after fit:", values["after fit"])
os.chdir(here)
