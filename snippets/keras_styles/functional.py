"""Functional: call layers on a symbolic input, then name inputs and outputs."""
import tensorflow as tf

layers = tf.keras.layers
inputs = tf.ones([20, 8, 8, 1])


def digits():
    images = tf.keras.Input(shape=(8, 8, 1))
    features = layers.Conv2D(
        8, (3, 3), padding="same", activation="relu")(images)
    features = layers.MaxPooling2D((2, 2))(features)
    features = layers.Flatten()(features)
    return tf.keras.Model(images, layers.Dense(10)(features))


model = digits()
before = model.built
outputs = model(inputs)

values = {"built before the first call": before,
          "parameters": model.count_params()}
print("built before the first call:", before)
print(model.count_params(), "parameters")
