"""Keras: SGD(0.1, decay=0.5), three steps with a gradient of 1."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
weight, values = tf.Variable([1.0]), {"steps": []}
optimizer = tf.keras.optimizers.SGD(0.1, decay=0.5)
for step in range(3):
    before = float(weight.numpy()[0])
    optimizer.apply_gradients([(tf.constant([1.0]), weight)])
    values["steps"].append(before - float(weight.numpy()[0]))
print("steps: %.3f %.3f %.3f" % tuple(values["steps"]))
