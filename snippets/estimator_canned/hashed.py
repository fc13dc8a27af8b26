"""1.15 trains a LinearClassifier with a hash column and a crossed column."""
import glob
import os
import shutil
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
rows = {"city": np.array(["Oslo", "Bonn", "Rome", ""]),
        "word": np.array(["blue", "red", "", "green"])}
labels = np.array([0, 1, 2, 1])


def input_fn():
    return tf.data.Dataset.from_tensor_slices((rows, labels)).batch(4)


column = tf.feature_column
columns = [column.categorical_column_with_hash_bucket("city", 3),
           column.crossed_column(["city", "word"], 20)]
with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.LinearClassifier(
        columns, model_dir=folder, n_classes=3)
    estimator.train(lambda: input_fn().repeat(20))
    logits = [one["logits"] for one in estimator.predict(input_fn)]
    for file in glob.glob(folder + "/model.ckpt-20.[di]*"):
        shutil.copy(file, os.path.basename(file).replace("model", "hashed"))
    values = {name: list(shape)
              for name, shape in tf.train.list_variables(folder)
              if name.endswith("weights")}
np.save("hashed.npy", logits)
print(*("%s %s" % one for one in values.items()), sep="\n")
