"""The kernel and the bias of a dense layer."""
import tensorflow as tf

layer = tf.keras.layers.Dense(10)
layer.build([None, 64])
print(layer.kernel.shape, layer.bias.shape)
