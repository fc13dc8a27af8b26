"""Functional models of Keras: does an explicit training= count?"""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
layers = tf.keras.layers
inputs = np.random.RandomState(0).normal(5, 2, (32, 8)).astype("float32")
x = tf.keras.Input([8])

outputs = layers.BatchNormalization()(x, training=True)
found = tf.keras.Model(x, outputs).predict_on_batch(inputs)
values = {"mean": abs(float(np.mean(found)))}

outputs = layers.Dropout(0.5)(x, training=True)
found = tf.keras.Model(x, outputs).predict_on_batch(inputs)
values["drops"] = bool(np.any(found == 0))

norm = layers.BatchNormalization()
model = tf.keras.Model(x, norm(x, training=False))
model.compile(tf.keras.optimizers.SGD(0.1), "mse")
model.fit(inputs, inputs, shuffle=False, verbose=0)
values["moving mean"] = float(norm.get_weights()[2][0])

print("training=True, predict: mean of outputs %.0f" % values["mean"])
print("training=True, predict: dropout drops:", values["drops"])
print("training=False, fit: moving mean %.3f" % values["moving mean"])
