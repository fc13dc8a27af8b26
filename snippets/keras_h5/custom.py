"""The whole file with custom_objects: in tf_keras and in Keras 3."""
import keras
import numpy as np
import tensorflow as tf
import tf_keras


class Att(tf_keras.layers.Layer):
    def build(self, input_shape):
        self.query = self.add_weight(name="query", shape=[2])

    def call(self, x):
        weights = tf.nn.softmax(tf.tensordot(x, self.query, 1))
        return tf.reduce_sum(x * weights[..., None], axis=1)


saved = np.load("att.npz")
model = tf_keras.models.load_model("att.h5", custom_objects={"Att": Att})
outputs = model.predict(saved["series"], verbose=0)
values = {"difference": float(np.abs(outputs - saved["outputs"]).max())}
for name in ["learning_rate", "decay", "iterations"]:
    found = getattr(model.optimizer, name)
    values[name] = float(found.numpy() if hasattr(found, "numpy") else found)
try:  # the same layer, as one of Keras 3
    Att3 = type("Att", (keras.layers.Layer,), dict(vars(Att)))
    keras.models.load_model("att.h5", custom_objects={"Att": Att3})
except Exception as error:
    values["Keras 3"] = str(error).splitlines()[-1]
for title, found in values.items():
    print(title, "->", found if title == "Keras 3" else "%.3f" % found)
