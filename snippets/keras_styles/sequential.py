"""Sequential: a list of layers, each fed by the one before."""
import tensorflow as tf

layers = tf.keras.layers
inputs = tf.ones([20, 8, 8, 1])

model = tf.keras.Sequential([
    layers.Conv2D(8, (3, 3), padding="same", activation="relu"),
    layers.MaxPooling2D((2, 2)),
    layers.Flatten(),
    layers.Dense(10),
])
before = model.built
outputs = model(inputs)

values = {"built before the first call": before,
          "parameters": model.count_params()}
print("built before the first call:", before)
print(model.count_params(), "parameters")
