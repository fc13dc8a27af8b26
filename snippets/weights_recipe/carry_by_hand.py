"""Keras 3 loads it by name, with the bias as one row."""
import keras
import numpy as np
import tensorflow as tf

saved = np.load("by_hand.npz")
layer = keras.layers.Conv2D(4, 3, padding="same")
layer.build(saved["images"].shape)

reader = tf.train.load_checkpoint("./by_hand.ckpt")
layer.set_weights([reader.get_tensor("g_h1/w"),
                   reader.get_tensor("g_h1/b").ravel()])

outputs = np.array(layer(saved["images"]))
difference = np.abs(outputs - saved["outputs"]).max()
values = {"difference": float(difference),
          "largest": float(np.abs(outputs).max())}
print("equal within 0.0001:", difference < 1e-4)
