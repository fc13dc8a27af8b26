"""A loss with a weight for each step in time."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
inputs_in_time = random.rand(4, 3, 2).astype("float32")
weights = random.rand(4, 3).astype("float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(
    1, input_shape=(3, 2), kernel_initializer="ones")])
try:
    model.compile("sgd", "mse", sample_weight_mode="temporal")
except TypeError:  # Keras 3
    model.compile("sgd", "mse")
loss = model.evaluate(inputs_in_time, np.zeros((4, 3, 1), "float32"),
                      sample_weight=weights, verbose=0)
by_hand = np.mean(weights * inputs_in_time.sum(axis=-1) ** 2)
values = {"difference": float(abs(loss - by_hand))}
print("as by hand:", values["difference"] < 1e-5)
tf.keras.backend.clear_session()  # frees the model
