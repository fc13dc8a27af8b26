"""Restore it with the same class: in tf_keras, then in Keras 3."""
import keras
import numpy as np
import tensorflow as tf
import tf_keras


def make(library):
    layers = library.layers

    class Model(library.Model):
        def __init__(self):
            super().__init__()
            self.norm = layers.BatchNormalization()
            self.dense = layers.Dense(3, kernel_initializer="zeros")

        def call(self, inputs, training=False):
            return self.dense(self.norm(inputs, training=training))

    return Model()


saved, values = np.load("subclass.npz"), {}
for library in tf_keras, keras:
    model = make(library)
    model(saved["rows"])
    tf.train.Checkpoint(model=model).restore("./subclass.ckpt")
    difference = np.abs(model(saved["rows"]) - saved["outputs"]).max()
    bias = float(model.dense.bias[0])
    values[library.__name__] = {"outputs": float(difference), "bias": bias}
    print(library.__name__, "bias", bias, "outputs off by %.3f" % difference)
