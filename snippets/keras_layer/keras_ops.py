"""The same layer with keras.ops: it no longer depends on TensorFlow."""
import keras
import tensorflow as tf  # for the inputs below
from keras import ops


class GlobalResponseNorm(keras.layers.Layer):
    def build(self, input_shape):
        shape = (int(input_shape[-1]),)
        self.gamma = self.add_weight(
            name="gamma", shape=shape, initializer="zeros")
        self.beta = self.add_weight(
            name="beta", shape=shape, initializer="zeros")

    def call(self, features):
        squares = ops.sum(
            ops.square(features), axis=[1, 2], keepdims=True)
        strength = ops.sqrt(squares + 1e-6)  # the slope at 0 is infinite
        mean = ops.mean(strength, axis=-1, keepdims=True)
        normal = features * strength / mean
        return features + self.gamma * normal + self.beta


inputs = tf.ones([2, 8, 8, 4])
layer = GlobalResponseNorm()
outputs = layer(inputs)
