"""Keras 3 loads the weights, then their moving averages."""
import keras
import numpy as np
import tensorflow as tf

model = keras.Sequential([
    keras.Input([3]),
    keras.layers.Dense(2, use_bias=False),
    keras.layers.BatchNormalization(scale=False),
    keras.layers.ReLU()])
names = ["weights", "BatchNorm/beta", "BatchNorm/moving_mean",
         "BatchNorm/moving_variance"]

reader = tf.train.load_checkpoint("./model.ckpt")
saved = np.load("outputs.npz")
values = {"differences": {}, "largest": float(saved["plain"].max())}
for end, title in [("", "plain"), ("/ExponentialMovingAverage", "averaged")]:
    model.set_weights([
        reader.get_tensor("fully_connected/" + name + end) for name in names])
    outputs = model.predict(saved["data"], verbose=0)
    for other in ["plain", "averaged"]:
        difference = np.abs(outputs - saved[other]).max()
        values["differences"][title + " here, " + other + " in 1.15"] = (
            float(difference))
        print(title, "here,", other, "in 1.15: %.3f" % difference)
