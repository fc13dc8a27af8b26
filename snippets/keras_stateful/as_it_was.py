"""A stateful LSTM: two batches, then a reset and the first batch again."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
series = random.normal(size=(2, 3, 1)).astype("float32")

model = tf.keras.Sequential([tf.keras.layers.LSTM(
    2, stateful=True, batch_input_shape=(2, 3, 1),
    recurrent_activation="sigmoid")])
model.set_weights([random.normal(size=w.shape) for w in model.get_weights()])
found = [model.predict_on_batch(series) for batch in range(2)]
model.reset_states()
found += [model.predict_on_batch(series)]

values = {"found": np.array(found).tolist()}
print(*["%.3f" % one[0, 0] for one in found])
tf.keras.backend.clear_session()  # frees the model
