"""The same in Keras 3."""
import keras
import numpy as np

random = np.random.RandomState(0)
series = random.normal(size=(2, 3, 1)).astype("float32")

layer = keras.layers.LSTM(2, stateful=True)
model = keras.Sequential([keras.Input(batch_shape=(2, 3, 1)), layer])
model.set_weights([random.normal(size=w.shape) for w in model.get_weights()])
found = [model.predict_on_batch(series) for batch in range(2)]
layer.reset_state()
found += [model.predict_on_batch(series)]

values = {"found": np.array(found).tolist()}
print(*["%.3f" % one[0, 0] for one in found])
try:
    model.reset_states()
except AttributeError as error:
    values["error"] = str(error)
    print(error)
