"""Keras: SGD(lr=0.1), one step with a gradient of 1."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
weight = tf.Variable([1.0])
optimizer = tf.keras.optimizers.SGD(lr=0.1)
optimizer.apply_gradients([(tf.constant([1.0]), weight)])
values = {"step": 1 - float(weight.numpy()[0])}
print("step: %.2f" % values["step"])
