"""Keras 3 loads it; the gates need the old activation."""
import keras
import numpy as np


@keras.saving.register_keras_serializable()  # Bidirectional needs this
def old_hard_sigmoid(x):
    return keras.ops.clip(0.2 * x + 0.5, 0, 1)


saved = np.load("keras_1.npz")
values = {"differences": {},
          "largest": float(np.abs(saved["outputs"]).max())}
for name, activation in {
        "sigmoid, the default": "sigmoid",
        "hard_sigmoid of Keras 3": "hard_sigmoid",
        "hard_sigmoid of old": old_hard_sigmoid}.items():
    layer = keras.layers.LSTM(
        4, return_sequences=True, recurrent_activation=activation)
    layer.build([2, 5, 3])
    layer.set_weights([saved["arr_0"], saved["arr_1"], saved["arr_2"]])
    outputs = layer(saved["series"]).numpy()
    difference = float(np.abs(outputs - saved["outputs"]).max())
    values["differences"][name] = difference
    print(name, "->", "%.3f" % difference)
