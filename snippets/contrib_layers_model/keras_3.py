"""The same model in Keras 3, with the checkpoint from 1.15."""
import keras
import numpy as np
import tensorflow as tf

model = keras.Sequential([
    keras.Input([8, 8, 1]),
    keras.layers.Conv2D(8, [3, 3], padding="same", activation="relu"),
    keras.layers.MaxPooling2D([2, 2]),
    keras.layers.Flatten(),
    keras.layers.Dense(10),
])
reader = tf.train.load_checkpoint("./digits.ckpt")
model.set_weights([reader.get_tensor(name) for name in (
    "Conv/weights", "Conv/biases",
    "fully_connected/weights", "fully_connected/biases")])

old = np.load("digits.npz")
result = model(old["images"]).numpy()
difference = np.abs(result - old["outputs"]).max()
values = {"difference": difference, "largest": np.abs(result).max()}
print("equal within 0.00001:", difference < 1e-5)
