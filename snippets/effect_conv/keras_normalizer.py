"""Keras: the variables of a convolution and a batch normalisation."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
layers = tf.keras.layers
values = {}
for name, pair in {
    "default": [layers.Conv2D(4, 3), layers.BatchNormalization()],
    "fixed": [
        layers.Conv2D(4, 3, use_bias=False),
        layers.BatchNormalization(scale=False)],
}.items():
    model = tf.keras.Sequential(pair)
    model(np.ones([1, 8, 8, 3], "float32"))
    names = [weight.name.split("/")[-1] for weight in model.weights]
    values[name] = [text.replace(":0", "") for text in names]
    print(name + ":", *values[name])
