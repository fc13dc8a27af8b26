"""The variables of DNNClassifier, in tf.contrib.learn and tf.estimator."""
import tempfile

import tensorflow as tf

learn, estimator = tf.contrib.learn, tf.estimator
tf.logging.set_verbosity(tf.logging.ERROR)
old = [tf.contrib.layers.real_valued_column("age")]
new = [tf.feature_column.numeric_column("age")]


def input_fn():
    return {"age": tf.constant([[1.0], [2.0]])}, tf.constant([[0], [1]])


def names(model):
    return [name for name in model.get_variable_names()
            if "global" not in name and "Adagrad" not in name
            and "learning_rate" not in name]


with tempfile.TemporaryDirectory() as folder:
    before = learn.DNNClassifier([4], old, folder + "/old")
    before.fit(input_fn=input_fn, steps=1)
    after = estimator.DNNClassifier([4], new, folder + "/new")
    after.train(input_fn, steps=1)
    values = {"names": list(zip(names(before), names(after)))}
for pair in values["names"]:
    print(*pair)
