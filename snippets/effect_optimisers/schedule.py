"""Keras: a schedule instead of decay=0.5."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
weight, values = tf.Variable([1.0]), {"steps": []}
schedule = tf.keras.optimizers.schedules.InverseTimeDecay(
    0.1, decay_steps=1, decay_rate=0.5)
optimizer = tf.keras.optimizers.SGD(learning_rate=schedule)
for step in range(3):
    before = float(weight.numpy()[0])
    optimizer.apply_gradients([(tf.constant([1.0]), weight)])
    values["steps"].append(before - float(weight.numpy()[0]))
print("steps: %.3f %.3f %.3f" % tuple(values["steps"]))
