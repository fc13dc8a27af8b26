"""1.15 trains a canned Estimator for two classes, and exports it."""
import shutil
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
people = {"age": np.array([0.1, 0.7, 0.3, 0.5], "float32"),
          "word": np.array(["red", "green", "blue", "pink"])}


def input_fn():
    return tf.data.Dataset.from_tensor_slices(
        (people, [0, 1, 1, 0])).batch(4)


column = tf.feature_column
columns = [column.numeric_column("age"),
           column.categorical_column_with_hash_bucket("word", 10)]
with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.LinearClassifier(columns, model_dir=folder)
    estimator.train(lambda: input_fn().repeat(20))
    logits = [one["logits"] for one in estimator.predict(input_fn)]
    spec = column.make_parse_example_spec(columns)
    exported = estimator.export_saved_model(
        folder + "/export",
        tf.estimator.export.build_parsing_serving_input_receiver_fn(spec))
    shutil.move(exported.decode(), "exported")
np.save("exported.npy", logits)
print("logits:", *("%.3f" % one for one in np.ravel(logits)))
