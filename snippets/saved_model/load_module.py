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
values = {"difference": float(difference.max())}
print("as in 1.15:", values["difference"] < 1e-6)
