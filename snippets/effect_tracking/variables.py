"""Keras: a layer that holds a tf.Variable, and the fix."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()


class Default(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.factor = tf.Variable(1.0)


class Fixed(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.factor = self.add_weight(
            name="factor", shape=(), initializer="ones")


values = {}
for layer in (Default(), Fixed()):
    layer.build((1,))
    name = type(layer).__name__.lower()
    values[name] = len(layer.trainable_weights)
    print(name + ":", values[name], "trainable")
