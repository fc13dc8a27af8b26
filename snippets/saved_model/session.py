"""Load the SavedModel into a session, as old services do."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
saved = np.load("served.npz")
with tf.Session(graph=tf.Graph()) as session:
    served = tf.saved_model.loader.load(session, ["serve"], "served")
    signature = served.signature_def["serving_default"]
    classes = session.run(
        signature.outputs["classes"].name,
        {signature.inputs["images"].name: saved["images"]})

values = {"difference": float(np.abs(classes - saved["classes"]).max())}
print("as from 1.15:", values["difference"] < 1e-6)
