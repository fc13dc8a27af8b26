"""Keras 3 is asked to load the checkpoint directly."""
import keras

model = keras.Sequential([
    keras.Input([8, 8, 1]),
    keras.layers.Conv2D(8, 3, padding="same", use_bias=False),
])
model.load_weights("./digits.ckpt")
