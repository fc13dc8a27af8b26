"""1.15 trains that DNNLinearCombinedClassifier for twenty more steps."""
import glob
import os
import shutil
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
people = {"age": np.array([0.1, 0.7, 0.3, 0.5], "float32"),
          "word": np.array(["red", "green", "blue", "pink"])}  # one unknown
labels = np.array([0, 1, 2, 0])


def input_fn():
    return tf.data.Dataset.from_tensor_slices((people, labels)).batch(4)


column = tf.feature_column
age = column.numeric_column("age")
word = column.categorical_column_with_vocabulary_list(
    "word", ["red", "green", "blue"])
dense = [column.embedding_column(word, 2), age]

os.mkdir("trained")
for file in glob.glob("model.ckpt-20.*"):
    shutil.copy(file, "trained")
with open("trained/checkpoint", "w") as file:  # names the newest
    file.write('model_checkpoint_path: "model.ckpt-20"')
with tempfile.TemporaryDirectory() as temporary:
    folder = shutil.copytree("trained", temporary + "/trained")
    estimator = tf.estimator.DNNLinearCombinedClassifier(
        model_dir=folder, n_classes=3, dnn_hidden_units=[4, 3],
        dnn_feature_columns=dense, linear_feature_columns=[age, word])
    before = estimator.evaluate(input_fn)
    estimator.train(lambda: input_fn().repeat(20))
    found = estimator.evaluate(input_fn)
    logits = [one["logits"] for one in estimator.predict(input_fn)]
    weights = {name: estimator.get_variable_value(name)
               for name in estimator.get_variable_names()}
np.savez("later.npz", logits=logits, loss=found["loss"], **weights)

values = {"before": float(before["loss"]), "loss": float(found["loss"]),
          "mean": float(found["average_loss"]),
          "step": int(found["global_step"]), "names": sorted(weights)}
print("step 20: loss %.3f" % before["loss"])
print("step 40: loss %.3f" % found["loss"])
