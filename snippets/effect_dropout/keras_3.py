"""Keras: Dropout(0.9) called by default, in training, and fixed."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
tf.compat.v1.set_random_seed(0)
ones = np.ones([1, 100000], "float32")
Dropout, keep_prob = tf.keras.layers.Dropout, 0.9
values = {}
for name, outputs in {
    "default": Dropout(0.9, seed=0)(ones),
    "training": Dropout(0.9, seed=0)(ones, training=True),
    "fixed": Dropout(1 - keep_prob, seed=0)(ones, training=True),
}.items():
    values[name] = float(np.mean(np.array(outputs) != 0))
    print(name + ", kept: %.0f %%" % (100 * values[name]))
