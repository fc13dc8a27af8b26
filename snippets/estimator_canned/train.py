"""Three canned Estimators of 1.15, and the variables in their checkpoints."""
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

values = {}
for name in "DNN", "Linear", "DNNLinearCombined":
    parts = {
        "DNN": {"hidden_units": [4, 3], "feature_columns": dense},
        "Linear": {"feature_columns": [age, word]},
        "DNNLinearCombined": {
            "dnn_hidden_units": [4, 3], "dnn_feature_columns": dense,
            "linear_feature_columns": [age, word]}}[name]
    with tempfile.TemporaryDirectory() as folder:
        estimator = getattr(tf.estimator, name + "Classifier")(
            model_dir=folder, n_classes=3,
            config=tf.estimator.RunConfig(tf_random_seed=0), **parts)
        estimator.train(lambda: input_fn().repeat(20))
        values[name] = {
            variable: str(tuple(shape)) for variable, shape
            in tf.train.list_variables(folder)}
        if name == "DNNLinearCombined":  # for the next snippet
            logits = [one["logits"] for one in estimator.predict(input_fn)]
            np.save("logits.npy", logits)
            for file in glob.glob(folder + "/model.ckpt-20.[di]*"):
                shutil.copy(file, os.path.basename(file))
for name, found in values.items():
    print(name + "Classifier:", len(found), "variables")
