"""Whole models of tf_keras, in Keras 3 without the code that built them."""
import tempfile

import keras
import numpy as np
import tensorflow as tf
import tf_keras

saved = np.load("saved.npz")


class DepthwiseConv2D(keras.layers.DepthwiseConv2D):
    def __init__(self, *args, groups=1, **others):
        super().__init__(*args, **others)


class LSTM(keras.layers.LSTM):
    def __init__(self, *args, time_major=False, **others):
        super().__init__(*args, **others)


found = {}
for name, kind in {"depthwise": DepthwiseConv2D, "lstm": LSTM}.items():
    loaded = keras.models.load_model(
        name + ".h5", {kind.__name__: kind}, compile=False)
    found[name] = loaded(saved[name])
with tempfile.TemporaryDirectory() as folder:
    tf_keras.models.load_model("depthwise.h5").save(folder)  # a SavedModel
    served = keras.layers.TFSMLayer(folder, call_endpoint="serving_default")
    variables = tf.saved_model.load(folder).variables
    reader = tf.train.load_checkpoint(folder + "/variables/variables")
found["folder"] = next(iter(served(saved["depthwise"]).values()))  # a dict

values = {"differences": {}, "names": [one.name for one in variables],
          "paths": sorted(reader.get_variable_to_shape_map())}
for name, array in found.items():
    expected = saved[name.replace("folder", "depthwise") + " outputs"]
    values["differences"][name] = float(np.abs(array - expected).max())
    print(name, "equal within 0.00001:", values["differences"][name] < 1e-5)
print("in folder:", *values["names"])
