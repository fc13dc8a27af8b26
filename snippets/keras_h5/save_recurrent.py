"""1.15 saves an LSTM and a GRU of tf.keras."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
series = random.normal(size=(4, 6, 2)).astype("float32")
outputs = {}
for Layer in [tf.keras.layers.LSTM, tf.keras.layers.GRU]:
    model = tf.keras.Sequential([Layer(5, input_shape=(6, 2))])
    model.set_weights([random.rand(*w.shape) for w in model.get_weights()])
    model.save(Layer.__name__ + ".h5")
    outputs[Layer.__name__] = model.predict_on_batch(series)
    tf.keras.backend.clear_session()  # frees the model
np.savez("recurrent.npz", series=series, **outputs)
