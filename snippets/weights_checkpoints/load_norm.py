"""Keras 3: the averages of mean and variance are those of the layer."""
import keras
import numpy as np
import tensorflow as tf

saved = np.load("norm.npz")
reader = tf.train.load_checkpoint("./norm.ckpt")
layer = keras.layers.BatchNormalization(momentum=0.5, epsilon=1e-3)
layer.build([None, 4])
names = ["bn/gamma", "bn/beta",
         "bn/bn/moments/Squeeze/ExponentialMovingAverage",  # mean
         "bn/bn/moments/Squeeze_1/ExponentialMovingAverage"]  # variance
layer.set_weights([reader.get_tensor(name) for name in names])

outputs = np.array(layer(saved["inputs"]))
difference = np.abs(outputs - saved["outputs"]).max()
values = {"difference": float(difference),
          "largest": float(np.abs(outputs).max())}
print("equal within 0.0001:", difference < 1e-4)
