"""Keras: BatchNormalization called by default, in training, and fixed."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
images = np.random.RandomState(0).normal(5, 2, (32, 8, 8, 3))
images = images.astype("float32")
layers = tf.keras.layers
values = {}
for name, layer, given in [
    ("default", layers.BatchNormalization(), {}),
    ("training=True", layers.BatchNormalization(), {"training": True}),
    ("fixed", layers.BatchNormalization(momentum=0.999, scale=False),
     {"training": True}),
]:
    for step in range(10):
        mean = float(np.mean(layer(images, **given)))
    values[name] = {
        "output mean": mean,
        "moving mean": float(layer.moving_mean.numpy()[0]),
        "trainable": len(layer.trainable_weights)}
    print(name + ": mean of outputs: %.0f" % abs(mean), end=", ")
    print("moving mean: %.3f" % values[name]["moving mean"], end=", ")
    print(values[name]["trainable"], "trainable")
