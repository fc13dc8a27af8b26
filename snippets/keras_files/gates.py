"""ConvLSTM2D has other gates in Keras 3."""
import keras
import numpy as np
import tf_keras


@keras.saving.register_keras_serializable()
def old_hard_sigmoid(x):
    return keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)


tf_keras.utils.set_random_seed(0)
given = np.random.rand(3, 4, 6, 6, 2).astype("float32")
old = tf_keras.layers.ConvLSTM2D(2, 3)
expected = np.array(old(given))
values = {"old": tf_keras.activations.serialize(old.recurrent_activation),
          "differences": {}}
for gates in ["sigmoid", "hard_sigmoid", old_hard_sigmoid]:
    new = keras.layers.ConvLSTM2D(2, 3, recurrent_activation=gates)
    new.build(given.shape)
    new.set_weights(old.get_weights())
    apart = float(np.abs(np.array(new(given)) - expected).max())
    name = gates if isinstance(gates, str) else gates.__name__
    values["differences"][name] = apart
    print("%-16s differs by %.4f" % (name, apart))
fresh = keras.layers.ConvLSTM2D(2, 3).recurrent_activation
values["new"] = keras.activations.serialize(fresh)
print("defaults:", values["old"], "in tf_keras,", values["new"], "in Keras 3")
