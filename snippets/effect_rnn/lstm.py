"""Keras: the same LSTM weights with four gate activations."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
draw = np.random.RandomState(0).normal
inputs = draw(size=(2, 5, 3)).astype("float32")
weights = [draw(0, 0.5, shape) for shape in ((3, 16), (4, 16), (16,))]


def old_hard_sigmoid(x):  # as in tf.keras of TensorFlow 1.15
    return tf.clip_by_value(0.2 * x + 0.5, 0.0, 1.0)


values = {}
for name, given in {
    "default": {},
    "sigmoid": {"recurrent_activation": "sigmoid"},
    "hard_sigmoid": {"recurrent_activation": "hard_sigmoid"},
    "old_hard_sigmoid": {"recurrent_activation": old_hard_sigmoid},
}.items():
    layer = tf.keras.layers.LSTM(4, **given)
    layer.build((2, 5, 3))
    layer.set_weights(weights)
    values[name] = float(np.array(layer(inputs))[0, 0])
    print(name + ", the first output: %.3f" % values[name])
