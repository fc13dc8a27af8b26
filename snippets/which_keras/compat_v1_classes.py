"""What differs: defaults, and the learning rate under its old name."""
import tensorflow as tf


def told(api, argument):
    try:
        sgd = api.optimizers.SGD(**{argument: 0.5})
        value = tf.keras.backend.get_value(getattr(sgd, argument))
        return "%.3g" % value
    except Exception as error:
        return type(error).__name__


values = {}
for name, api in {"tf.keras": tf.keras,
                  "tf.compat.v1.keras": tf.compat.v1.keras}.items():
    values[name] = {
        "LSTM's gates": api.layers.LSTM(2).recurrent_activation.__name__,
        "GRU's reset_after": str(api.layers.GRU(2).reset_after),
        "SGD(lr=0.5) has": told(api, "lr"),
        "SGD(decay=0.5) has": told(api, "decay")}
    print(name, *values[name].values())
tf.keras.backend.clear_session()
