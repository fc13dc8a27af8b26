"""tf_keras saves models. Keras 3 loads them, or only their weights."""
import os
import tempfile

import keras
import numpy as np
import tensorflow as tf
import tf_keras

SHAPES = {"dense": (3,), "depthwise": (8, 8, 3), "lstm": (5, 3),
          "square": (3,)}


def build(library, name):
    layers = library.layers
    first = library.Input(SHAPES[name])
    if name == "dense":
        hidden = layers.Dense(4)(first)
    elif name == "depthwise":
        hidden = layers.Flatten()(layers.DepthwiseConv2D(3)(first))
    elif name == "lstm":
        hidden = layers.LSTM(4)(first)
    else:
        ops = tf if library is tf_keras else keras.ops
        hidden = ops.square(first)
    return library.Model(first, layers.Dense(2)(hidden))


tf_keras.utils.set_random_seed(0)
here, temporary = os.getcwd(), tempfile.TemporaryDirectory()
os.chdir(temporary.name)
given, expected = {}, {}
for name, shape in SHAPES.items():
    given[name] = np.random.rand(4, *shape).astype("float32")
    trained = build(tf_keras, name)
    trained.compile("adam", "mse")
    if name == "dense":
        trained.train_on_batch(given[name], np.ones((4, 2)))
        trained.save(name)  # a SavedModel
    expected[name] = np.array(trained(given[name]))
    trained.save(name + ".h5")
    trained.save(name + ".keras")
    trained.save_weights(name + ".weights.h5")

values = {"models": {}, "weights": {}}
load_model = keras.models.load_model
for line in ['load_model("dense.h5")', 'load_model("dense.h5", compile=False)',
             'load_model("depthwise.h5")', 'load_model("lstm.h5")',
             'load_model("square.h5")', 'load_model("dense.keras")',
             'load_model("dense")']:
    try:
        values["models"][line] = type(eval(line)).__name__
    except (TypeError, ValueError) as error:
        said = str(error).split(" Full object")[0]
        values["models"][line] = type(error).__name__ + ": " + said
for name in SHAPES:
    for file in [name + ".h5", name + ".keras", name + ".weights.h5"]:
        built = build(keras, name)
        built.load_weights(file)
        found = np.array(built(given[name]))
        values["weights"][file] = float(np.abs(found - expected[name]).max())
os.chdir(here)
for file, apart in values["weights"].items():
    print(file, "equal within 0.00001:", apart < 1e-5)
