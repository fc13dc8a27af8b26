"""Keras 3 loads the LSTM: copied unchanged, then with each step of the fix."""
import keras
import numpy as np
import tensorflow as tf


def lstm_weights(kernel, bias, forget_bias=1.0):
    """Convert an LSTMCell with gates i, j, f, o to the order of Keras."""
    units = bias.size // 4
    i, j, f, o = np.split(np.vstack([kernel, bias]), 4, axis=1)
    f[-1] += forget_bias  # LSTMCell adds it each time it is called
    arrays = np.hstack([i, f, j, o])
    return [arrays[:-1 - units], arrays[-1 - units:-1], arrays[-1]]


embedding = keras.layers.Embedding(10, 3)
layer = keras.layers.LSTM(4, return_sequences=True)
model = keras.Sequential([keras.Input([5]), embedding, layer])

reader = tf.train.load_checkpoint("./lstm.ckpt")
embedding.set_weights([reader.get_tensor("EmbedSequence/embeddings")])
kernel = reader.get_tensor("rnn/lstm_cell/kernel")
bias = reader.get_tensor("rnn/lstm_cell/bias")

saved = np.load("lstm.npz")
values = {"differences": {},
          "largest": float(np.abs(saved["outputs"]).max())}
for step, weights in {
        "as it is": [kernel[:3], kernel[3:], bias],
        "gates in order": lstm_weights(kernel, bias, forget_bias=0.0),
        "and forget bias": lstm_weights(kernel, bias)}.items():
    layer.set_weights(weights)
    outputs = model.predict(saved["words"], verbose=0)
    difference = float(np.abs(outputs - saved["outputs"]).max())
    values["differences"][step] = difference
    print(step, "->", "%.3f" % difference)
