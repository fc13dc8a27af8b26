"""Keras 3, channels last: only the rows of the dense kernel move."""
import keras
import numpy as np
import tensorflow as tf

saved = np.load("first.npz")
reader = tf.train.load_checkpoint("./first.ckpt")
model = keras.Sequential([
    keras.Input([8, 8, 3]),
    keras.layers.Conv2D(4, 3, padding="same", activation="relu",
                        use_bias=False),
    keras.layers.Flatten(),
    keras.layers.Dense(5, use_bias=False)])

conv, dense = [
    reader.get_tensor(name) for name in ("conv/kernel", "dense/kernel")]
moved = dense.reshape(4, 8, 8, 5)  # channels, height, width, units
moved = moved.transpose(1, 2, 0, 3).reshape(dense.shape)

images = saved["images"].transpose(0, 2, 3, 1)
values = {"largest": float(np.abs(saved["outputs"]).max())}
for name, kernel in {"as it is": dense, "rows moved": moved}.items():
    model.set_weights([conv, kernel])
    outputs = model.predict(images, verbose=0)
    values[name] = float(np.abs(outputs - saved["outputs"]).max())
    print(f"{name}: {values[name]:.3f}")
