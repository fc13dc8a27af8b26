"""class_weight is for one label per example."""
import keras
import numpy as np

saved = np.load("pixels.npz")
model = keras.Sequential([
    keras.Input([4, 4, 2]), keras.layers.Conv2D(2, 1)])
model.compile("sgd", keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(saved["logits"], saved["labels"], class_weight={0: 1.0, 1: 3.0},
          verbose=0)
