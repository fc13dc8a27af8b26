"""A frozen layer has no trainable weights."""
import tensorflow as tf

layer = tf.keras.layers.Dense(10)
layer.build([None, 64])
print(len(layer.trainable_weights), "of", len(layer.weights))
layer.trainable = False
print(len(layer.trainable_weights), "of", len(layer.weights))
