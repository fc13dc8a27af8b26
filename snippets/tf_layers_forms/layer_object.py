"""The layer object is created first and called later."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])

layer = tf.layers.Conv2D(
    filters=64, kernel_size=3, padding="same", activation=tf.nn.relu)
outputs = layer(inputs)

values = {"weights": [variable.name for variable in layer.weights]}
print(values["weights"])
