"""Move a tf_keras model to Keras 3: the same layers, with its weights."""
import keras
import numpy as np
import tf_keras


def make(library):
    """The digits' model, in either library."""
    return library.Sequential([
        library.Input([8, 8, 1]),
        library.layers.Conv2D(8, 3, padding="same", activation="relu"),
        library.layers.MaxPooling2D(2),
        library.layers.Flatten(),
        library.layers.Dense(10)])


keras.utils.set_random_seed(0)
old = make(tf_keras)
new = make(keras)
new.set_weights(old.get_weights())

images = np.random.RandomState(0).rand(20, 8, 8, 1).astype("float32")
difference = np.abs(old(images).numpy() - new(images).numpy()).max()
values = {"difference": difference,
          "largest": float(np.abs(new(images).numpy()).max())}
print("equal within 0.000001:", difference < 1e-6)
