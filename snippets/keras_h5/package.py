"""A file that the package keras 2.2.4 saved, in tf_keras and Keras 3."""
from pathlib import Path

import keras
import numpy as np
import tf_keras

file = str(Path(__file__).with_name("keras_2_2_4.h5"))
images = np.random.RandomState(0).rand(4, 6, 6, 1).astype("float32")
expected = tf_keras.models.load_model(file).predict(images, verbose=0)

values = {}
try:
    keras.models.load_model(file)
except ValueError as error:
    values["load_model"] = str(error)
    print("Keras 3:", error)

layers = keras.layers
model = keras.Sequential([
    keras.Input((6, 6, 1)),
    layers.Conv2D(2, 3, activation="relu"),
    layers.BatchNormalization(),
    layers.Flatten(),
    layers.Dense(3),
])
model.load_weights(file)
difference = np.abs(model.predict(images, verbose=0) - expected).max()
values["difference"] = float(difference / np.abs(expected).max())
print("the same as tf_keras:", values["difference"] < 1e-5)
