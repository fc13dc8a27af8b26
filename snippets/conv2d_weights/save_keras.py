"""Keras 3 saves its layer's arrays in NumPy's format, which any TensorFlow reads."""
import keras
import numpy as np

keras.utils.set_random_seed(3)
layer = keras.layers.Conv2D(
    8, (3, 3), padding="same", activation="relu",
    bias_initializer="random_normal")
layer.build([1, 32, 32, 3])
images = np.random.RandomState(0).rand(1, 32, 32, 3).astype("float32")

np.savez("keras.npz", **{v.name: v.numpy() for v in layer.weights})
np.save("keras_outputs.npy", layer(images))
print([(v.name, tuple(v.shape)) for v in layer.weights])
