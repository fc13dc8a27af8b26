"""At most five lines copy the same weights into Keras 3."""
import inspect

import keras
import numpy as np
import tensorflow as tf

images = np.random.RandomState(0).rand(1, 32, 32, 3).astype("float32")
layer = keras.layers.Conv2D(8, 3, padding="same", activation="relu")
layer.build(images.shape)


def carry(checkpoint):
    names = {"Conv/weights": layer.kernel, "Conv/biases": layer.bias}
    reader = tf.train.load_checkpoint(checkpoint)
    for old, new in names.items():
        new.assign(reader.get_tensor(old))


carry("./both.ckpt")
apart = np.abs(layer(images).numpy() - np.load("outputs.npy")).max()
lines = inspect.getsource(carry).count("\n") - 1
values = {"holds": lines <= 5 and bool(apart < 1e-6), "lines": lines}
print(lines, "lines; outputs equal within 0.000001:", bool(apart < 1e-6))
