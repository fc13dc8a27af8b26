"""Names of metrics, each with its number."""
import numpy as np
import tensorflow as tf

images, labels = np.ones((4, 3), "float32"), np.zeros((4, 2), "float32")
model = tf.keras.Sequential([
    tf.keras.layers.Dense(2, input_shape=(3,), kernel_initializer="ones")])
model.compile("sgd", "mse", metrics=["mae", "accuracy"])

numbers = model.evaluate(images, labels, verbose=0)
old = dict(zip(model.metrics_names, numbers))
print("zip:", old)
try:
    new = model.evaluate(images, labels, verbose=0, return_dict=True)
except TypeError as error:
    new = str(error)
print("return_dict:", new)
values = {"numbers": numbers, "old": old, "new": new}
tf.keras.backend.clear_session()  # frees the model
