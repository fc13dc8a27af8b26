"""Where names come from: run it without the switch, then with it."""
import tensorflow as tf
from tensorflow.python.keras import models as internal

PLACES = {
    "tf.keras.Model": lambda: tf.keras.Model,
    "tf.compat.v1.keras.Model": lambda: tf.compat.v1.keras.Model,
    "tf.optimizers.SGD": lambda: tf.optimizers.SGD,
    "tf.losses.MeanSquaredError": lambda: tf.losses.MeanSquaredError,
    "tf.metrics.Mean": lambda: tf.metrics.Mean,
    "tf.initializers.GlorotUniform": lambda: tf.initializers.GlorotUniform,
    "tf.compat.v1.layers.Dense": lambda: tf.compat.v1.layers.Dense,
    "tf.compat.v1.nn.rnn_cell.LSTMCell":
        lambda: tf.compat.v1.nn.rnn_cell.LSTMCell,
    "keras.Model": lambda: __import__("keras").Model,
    "tf_keras.Model": lambda: __import__("tf_keras").Model,
    "tensorflow.python.keras Model": lambda: internal.Model,
    "tf.Variable": lambda: tf.Variable,
    "tf.nn.conv2d": lambda: tf.nn.conv2d,
}
values = {"places": {}}
for name, find in PLACES.items():
    try:
        place = find().__module__.split(".")[0]
    except (AttributeError, ImportError) as error:
        place = str(error)
    values["places"][name] = {"comes from": place}
    print(name, "<-", place)
