"""Keras 3 loads the trained network."""
import keras
import numpy as np
import tensorflow as tf

model = keras.Sequential([
    keras.Input([8, 8, 1]),
    keras.layers.Conv2D(8, 3, padding="same", use_bias=False),
    keras.layers.BatchNormalization(scale=False),
    keras.layers.ReLU(),
    keras.layers.MaxPooling2D(2),
    keras.layers.Flatten(),
    keras.layers.Dense(10),
])
reader = tf.train.load_checkpoint("./digits.ckpt")
model.set_weights([reader.get_tensor(name) for name in [
    "Conv/weights",
    "Conv/BatchNorm/beta",
    "Conv/BatchNorm/moving_mean",
    "Conv/BatchNorm/moving_variance",
    "fully_connected/weights",
    "fully_connected/biases",
]])

saved = np.load("digits.npz")
logits = model.predict(saved["images"], verbose=0)
difference = np.abs(logits - saved["logits"]).max()
same = (logits.argmax(axis=1) == saved["logits"].argmax(axis=1)).sum()
values = {"difference": float(difference), "same": int(same),
          "images": len(logits), "largest": float(np.abs(logits).max())}
print("same predictions:", same, "of", len(logits))
print("logits equal within 0.00001:", difference < 1e-5)
