"""The old gates in Bidirectional: unregistered, then registered."""
import keras


def old_hard_sigmoid(x):
    return keras.ops.clip(0.2 * x + 0.5, 0, 1)


values = {}
for title in ["as it is", "registered"]:
    layer = keras.layers.LSTM(4, recurrent_activation=old_hard_sigmoid)
    try:  # Bidirectional makes the second LSTM from the first one's config
        both = keras.layers.Bidirectional(layer)
        values[title] = [one.cell.recurrent_activation is old_hard_sigmoid
                         for one in (both.forward_layer, both.backward_layer)]
    except TypeError as error:
        text = str(error)
        values[title] = text[text.index("Could not locate"):].split(".")[0]
    print(title, "->", values[title])
    keras.saving.register_keras_serializable()(old_hard_sigmoid)
