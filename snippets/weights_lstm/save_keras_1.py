"""The same layer in tf.keras: which activation do its gates have?"""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # for 1.15
random = np.random.RandomState(0)
series = random.normal(size=(2, 5, 3)).astype("float32")

layer = tf.keras.layers.LSTM(4, return_sequences=True)
layer(series)  # creates its weights
layer.set_weights([random.normal(size=v.shape) for v in layer.weights])

np.savez("keras_1.npz", *layer.get_weights(), series=series,
         outputs=layer(series))
values = {"activation": layer.recurrent_activation.__name__}
print(values["activation"])
