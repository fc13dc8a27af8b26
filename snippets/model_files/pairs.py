"""Lines that fail with such files today, each with a line that works."""
import tempfile

import keras
import numpy as np
import tensorflow as tf
import tf_keras
from tensorflow.compat.v1 import (
    GraphDef, Session, import_graph_def, saved_model, train)

saved = np.load("saved.npz")
images = saved["images"]
load, TFSMLayer = tf.saved_model.load, keras.layers.TFSMLayer
temporary = tempfile.TemporaryDirectory()
folder = temporary.name
tf_keras.Sequential([tf_keras.layers.Dense(2, input_shape=[3])]).save(folder)
served, bare, by_keras = load("served"), load("bare"), load(folder)


def run(file, output, image, name=""):
    with open(file, "rb") as opened, tf.Graph().as_default():
        import_graph_def(GraphDef.FromString(opened.read()), name=name)
        with Session() as session:
            return session.run(output, {image: images})


def in_session(tags, folder):
    with tf.Graph().as_default(), Session() as session:
        saved_model.load(session, tags, folder)


pairs = """
load("served/saved_model.pb")
load("served")

run("served/saved_model.pb", "classes:0", "images:0")
served.signatures["serving_default"](images=images)

served.predict(images)
served.signatures["serving_default"](images=images)

served(images)
served.signatures["serving_default"](images=images)

by_keras.predict(images)
tf_keras.models.load_model(folder).predict(images, verbose=0)

by_keras.signatures["serving_default"](images)
by_keras(images)

bare.signatures["serving_default"](images=images)
bare.prune("images:0", "classes:0")(tf.constant(images))

keras.models.load_model("served")
TFSMLayer("served", call_endpoint="serving_default")(images)

TFSMLayer("served")(images)
TFSMLayer("served", call_endpoint="serving_default")(images)

run("frozen.pb", "classes:0", "images:0", name=None)
run("frozen.pb", "classes:0", "images:0", name="")

run("frozen.pb", "classes", "images")
run("frozen.pb", "classes:0", "images:0")

run("frozen.pb", "outputs:0", "images:0")
run("frozen.pb", "classes:0", "images:0")

run("graph.pb", "classes:0", "images:0")
run("frozen.pb", "classes:0", "images:0")

in_session(["serve"], "bare")
in_session([], "bare")

train.import_meta_graph("model.ckpt.meta")
with tf.Graph().as_default(): train.import_meta_graph("model.ckpt.meta")
""".strip().split("\n\n")
values = {"pairs": {}, "differences": []}
for pair in pairs:
    wrong, right = pair.splitlines()
    try:
        eval(wrong)
    except Exception as error:
        said = type(error).__name__ + ": " + str(error).split(" Received")[0]
        values["pairs"][wrong] = [said, right]
        print(wrong, "->", said.replace("\n", " ")[:60])
    if "images" in right and "keras" not in right:
        found = eval(right)
        found = found["classes"] if isinstance(found, dict) else found
        apart = np.abs(np.asarray(found) - saved["classes"]).max()
        values["differences"].append(float(apart))
    else:
        exec(right)
