"""Keras 3 writes each cell and each wrapper as a layer."""
import keras
import numpy as np
import tensorflow as tf
from keras import layers

keep = 0.8  # the share that DropoutWrapper keeps
inputs = keras.Input([None, 3])
x = layers.Dropout(1 - keep)(inputs)
x = layers.LSTM(5, return_sequences=True)(x)
x = layers.Dropout(1 - keep)(x)
y = layers.LSTM(5, return_sequences=True)(x)
x = layers.Add()([x, y])  # ResidualWrapper
outputs = layers.Dense(2)(x)  # OutputProjectionWrapper
model = keras.Model(inputs, outputs)


def lstm_weights(kernel, bias, forget_bias=1.0):
    """Convert an LSTMCell with gates i, j, f, o to the order of Keras."""
    units = bias.size // 4
    i, j, f, o = np.split(np.vstack([kernel, bias]), 4, axis=1)
    f[-1] += forget_bias  # LSTMCell adds it each time it is called
    arrays = np.hstack([i, f, j, o])
    return [arrays[:-1 - units], arrays[-1 - units:-1], arrays[-1]]


read = tf.train.load_checkpoint("./wrappers.ckpt").get_tensor
scope, names = "rnn/output_projection_wrapper/", ("kernel", "bias")
lstms = [one for one in model.layers if isinstance(one, layers.LSTM)]
for number, lstm in enumerate(lstms):
    cell = scope + "multi_rnn_cell/cell_%d/lstm_cell/" % number
    lstm.set_weights(lstm_weights(*[read(cell + name) for name in names]))
model.layers[-1].set_weights([read(scope + name) for name in names])

saved = np.load("wrappers.npz")
found = model(saved["series"]).numpy()  # predicts: nothing is dropped
values = {"difference": float(np.abs(found - saved["outputs"]).max()),
          "largest": float(np.abs(saved["outputs"]).max())}
print("within 0.00001:", values["difference"] < 1e-5)
