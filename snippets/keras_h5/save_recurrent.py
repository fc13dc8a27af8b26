"""1.15 saves an LSTM and a GRU of tf.keras."""
import numpy as np
import tensorflow as tf

series = np.random.RandomState(0).normal(size=(4, 6, 2)).astype("float32")
outputs = {}
for Layer in [tf.keras.layers.LSTM, tf.keras.layers.GRU]:
    tf.compat.v1.set_random_seed(0)
    model = tf.keras.Sequential([Layer(5, input_shape=(6, 2))])
    model.save(Layer.__name__ + ".h5")
    outputs[Layer.__name__] = model.predict_on_batch(series)
    tf.keras.backend.clear_session()  # lets the model go
np.savez("recurrent.npz", series=series, **outputs)
