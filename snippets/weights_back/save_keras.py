"""Keras 3 saves the arrays of a convolution and a batch norm, by path."""
import keras
import numpy as np

random = np.random.RandomState(0)
images = random.rand(2, 8, 8, 3).astype("float32")

model = keras.Sequential([
    keras.Input([8, 8, 3]),
    keras.layers.Conv2D(4, 3, padding="same", use_bias=False),
    keras.layers.BatchNormalization(),
    keras.layers.ReLU()])
model.set_weights([random.rand(*v.shape) for v in model.weights])

arrays = {v.path: v.numpy() for v in model.weights}
outputs = model.predict(images, verbose=0)
np.savez("keras.npz", images=images, outputs=outputs, **arrays)
print(*arrays, sep="\n")
