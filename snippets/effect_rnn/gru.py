"""Keras: a GRU's weights and its first output, by default and with the fix."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
draw = np.random.RandomState(0).normal
inputs = draw(size=(2, 5, 3)).astype("float32")
kernels = [draw(size=(3, 12)), draw(size=(4, 12))]
values = {}
for name, layer in {
    "default": tf.keras.layers.GRU(4, recurrent_activation="sigmoid"),
    "fixed": tf.keras.layers.GRU(
        4, recurrent_activation="sigmoid", reset_after=False),
}.items():
    layer.build((2, 5, 3))
    bias = np.zeros_like(layer.get_weights()[2])
    layer.set_weights([*kernels, bias])
    output = float(np.array(layer(inputs))[0, 0])
    values[name] = {"bias": list(bias.shape), "output": output}
    print(name + ": a bias of shape", bias.shape, end=", ")
    print("first output %.3f" % output)
