"""tf_keras saves models for Keras 3 to load."""
import numpy as np
import tf_keras

layers = tf_keras.layers
tf_keras.utils.set_random_seed(0)
saved = {}
for name, shape, hidden in [
        ("depthwise", (8, 8, 3), [layers.DepthwiseConv2D(3),
                                  layers.Flatten()]),
        ("lstm", (5, 3), [layers.LSTM(4)])]:
    trained = tf_keras.Sequential(
        [layers.Input(shape), *hidden, layers.Dense(2)])
    given = np.random.rand(4, *shape).astype("float32")
    saved[name] = given
    saved[name + " outputs"] = trained.predict(given, verbose=0)
    trained.save(name + ".h5")
np.savez("saved.npz", **saved)
