"""Keras 3 loads them by name, each array in the shape of the new layer."""
import keras
import numpy as np
import tensorflow as tf

saved = np.load("by_hand.npz")
layer = keras.layers.Conv2D(4, 3, padding="same")
prelu = keras.layers.PReLU(shared_axes=[1, 2])  # one slope per channel
model = keras.Sequential([keras.Input([6, 6, 3]), layer, prelu])

reader = tf.train.load_checkpoint("./by_hand.ckpt")
layer.set_weights([reader.get_tensor("g_h1/w"),
                   reader.get_tensor("g_h1/b").ravel()])
prelu.set_weights([reader.get_tensor("g_h1/alpha").reshape(1, 1, 4)])

outputs = np.array(model(saved["images"]))
difference = np.abs(outputs - saved["outputs"]).max()
plain = keras.layers.PReLU()
plain.build([None, 6, 6, 4])
values = {"difference": float(difference),
          "largest": float(np.abs(outputs).max()),
          "slopes of a plain PReLU": plain.weights[0].shape}
print("equal within 0.0001:", difference < 1e-4)
print("slopes of a plain PReLU:", *values["slopes of a plain PReLU"])
