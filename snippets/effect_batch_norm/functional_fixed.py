"""Layers of your own say it themselves; trainable = False freezes."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
layers = tf.keras.layers
inputs = np.random.RandomState(0).normal(5, 2, (32, 8)).astype("float32")
x = tf.keras.Input([8])


class BatchStatistics(layers.BatchNormalization):
    def call(self, inputs, training=None):
        return super().call(inputs, training=True)


class AlwaysDropout(layers.Dropout):
    def call(self, inputs, training=None):
        return super().call(inputs, training=True)


model = tf.keras.Model(x, BatchStatistics()(x))
found = model.predict_on_batch(inputs)
values = {"mean": abs(float(np.mean(found)))}

model = tf.keras.Model(x, AlwaysDropout(0.5)(x))
found = model.predict_on_batch(inputs)
values["drops"] = bool(np.any(found == 0))

norm = layers.BatchNormalization()
norm.trainable = False
model = tf.keras.Model(x, norm(x, training=False))  # for 1.15
model.compile(tf.keras.optimizers.SGD(0.1), "mse")
model.fit(inputs, inputs, verbose=0)
values["moving mean"] = float(norm.get_weights()[2][0])

print("BatchStatistics, predict: mean of outputs %.0f" % values["mean"])
print("AlwaysDropout, predict: dropout drops:", values["drops"])
print("frozen, fit: moving mean %.3f" % values["moving mean"])
