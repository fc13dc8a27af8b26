"""Load it today."""
import numpy as np
import tensorflow as tf

try:
    tf.saved_model.load("module")
except ValueError as error:
    print(error)
loaded = tf.saved_model.load("module", tags=[])
result = loaded.signatures["default"](tf.constant([[1.0, 2.0, 3.0]]))
difference = np.abs(result["default"] - np.load("module.npz")["outputs"])
training = tf.saved_model.load("module", tags=["train"])
values = {"difference": float(difference.max()),
          "nodes": [len(one.graph.as_graph_def().node)
                    for one in (loaded, training)]}
print("as in 1.15:", values["difference"] < 1e-6)
