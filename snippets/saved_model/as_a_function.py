"""Load the SavedModel today: a signature is a function."""
import numpy as np
import tensorflow as tf

loaded = tf.saved_model.load("served")
predict = loaded.signatures["serving_default"]
print("takes", predict.structured_input_signature[1])
print("returns", predict.structured_outputs)

saved = np.load("served.npz")
result = predict(images=tf.constant(saved["images"]))

classes = result["classes"].numpy()
values = {"difference": float(np.abs(classes - saved["classes"]).max())}
reader = tf.train.load_checkpoint("served/variables/variables")
values["weights"] = list(reader.get_variable_to_shape_map())
print(list(result), classes.shape, "weights:", values["weights"])
print("as from 1.15:", values["difference"] < 1e-6)
