"""Their weights, with today's defaults and with those of 1.15."""
import keras
import numpy as np


@keras.saving.register_keras_serializable()  # Bidirectional needs this
def old_hard_sigmoid(x):
    return keras.ops.clip(0.2 * x + 0.5, 0, 1)


saved = np.load("recurrent.npz")
old = {"recurrent_activation": old_hard_sigmoid}
values = {}
for title, layer in {
        "LSTM()": keras.layers.LSTM(5),
        "LSTM(old)": keras.layers.LSTM(5, **old),
        "GRU()": keras.layers.GRU(5),
        "GRU(reset_after=False)": keras.layers.GRU(5, reset_after=False),
        "GRU(reset_after=False, old)": keras.layers.GRU(
            5, reset_after=False, **old)}.items():
    name = title.split("(")[0]
    model = keras.Sequential([keras.Input((6, 2)), layer])
    try:
        model.load_weights(name + ".h5")
    except ValueError as error:
        values[title] = str(error)
        print(title, "->", error)
        continue
    outputs = model.predict(saved["series"], verbose=0)
    difference = float(np.abs(outputs - saved[name]).max())
    values[title] = difference
    print(title, "-> %.3f" % difference)
