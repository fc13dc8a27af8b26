"""Subclassed: layers as attributes, and a call method in plain Python."""
import tensorflow as tf

layers = tf.keras.layers
inputs = tf.ones([20, 8, 8, 1])


class Digits(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.convolution = layers.Conv2D(
            8, (3, 3), padding="same", activation="relu")
        self.pooling = layers.MaxPooling2D((2, 2))
        self.flatten = layers.Flatten()
        self.dense = layers.Dense(10)

    def call(self, images):
        features = self.pooling(self.convolution(images))
        return self.dense(self.flatten(features))


model = Digits()
before = model.built
outputs = model(inputs)

values = {"built before the first call": before,
          "parameters": model.count_params()}
print("built before the first call:", before)
print(model.count_params(), "parameters")
