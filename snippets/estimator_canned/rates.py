"""The default optimisers of canned Estimators, and their learning rates."""
import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
made = []


def noting(kind):  # each optimiser that is made, with its learning rate
    construct = kind.__init__

    def noted(self, learning_rate, *args, **others):
        made.append("%s %.4f" % (kind.__name__, learning_rate))
        construct(self, learning_rate, *args, **others)
    kind.__init__ = noted


noting(tf.compat.v1.train.AdagradOptimizer)
noting(tf.compat.v1.train.FtrlOptimizer)


def input_fn():
    return {"x": np.ones([4, 1], "float32")}, [0] * 4


values, ratios = {}, []
columns = [tf.feature_column.numeric_column("x")]
for name, options in {
        "DNNClassifier": {"feature_columns": columns, "hidden_units": [2]},
        "LinearClassifier": {"feature_columns": columns},
        "DNNLinearCombinedClassifier": {
            "linear_feature_columns": columns, "dnn_hidden_units": [2],
            "dnn_feature_columns": columns}}.items():
    made.clear()
    estimator = getattr(tf.estimator, name)(**options)
    estimator.train(input_fn, steps=1)
    measured = estimator.evaluate(input_fn, steps=1)
    values[name] = made[:2 if "Combined" in name else 1]
    ratios.append(float(measured["loss"] / measured["average_loss"]))
    print(name + ":", *values[name], sep="  ")
values["loss by average loss"] = ratios
print("loss / average loss of a batch of 4:", *np.round(ratios, 3))
