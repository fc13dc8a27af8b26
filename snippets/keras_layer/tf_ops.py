"""A layer that Keras doesn't have, written with TensorFlow operations."""
import tensorflow as tf


class GlobalResponseNorm(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = (int(input_shape[-1]),)
        self.gamma = self.add_weight(
            name="gamma", shape=shape, initializer="zeros")
        self.beta = self.add_weight(
            name="beta", shape=shape, initializer="zeros")

    def call(self, features):
        squares = tf.reduce_sum(
            tf.square(features), axis=[1, 2], keepdims=True)
        strength = tf.sqrt(squares + 1e-6)  # the slope at 0 is infinite
        mean = tf.reduce_mean(strength, axis=-1, keepdims=True)
        normal = features * strength / mean
        return features + self.gamma * normal + self.beta


inputs = tf.ones([2, 8, 8, 4])
layer = GlobalResponseNorm()
outputs = layer(inputs)
