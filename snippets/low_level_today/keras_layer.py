"""A Keras 3 layer: add_weight for variables, keras.ops for operations."""
import keras
import tensorflow as tf

inputs = tf.ones([1, 8, 8, 3])


class Convolution(keras.layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(
            shape=(3, 3, shape[-1], 8), initializer="glorot_uniform",
            regularizer=keras.regularizers.L2(5e-4 / 2), name="kernel")
        self.bias = self.add_weight(
            shape=(8,), initializer="zeros", name="bias")

    def call(self, images):
        outputs = keras.ops.conv(images, self.kernel, padding="same")
        return keras.ops.relu(outputs + self.bias)


layer = Convolution()
outputs = layer(inputs)
