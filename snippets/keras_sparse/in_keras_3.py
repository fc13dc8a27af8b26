"""Keras 3: a layer takes the sparse tensor as it is."""
import keras
import numpy as np
import tensorflow as tf

saved = np.load("sparse.npz")
features = tf.SparseTensor(saved["places"], saved["numbers"], [4, 6])
model = keras.Sequential([
    keras.Input([6], sparse=True),
    keras.layers.Dense(3, activation="relu", use_bias=False)])
model.set_weights([saved["kernel"]])

values = {}
for name, outputs in {
        "called": model(features),
        "predict": model.predict(features, verbose=0),
        "predict, a dataset": model.predict(
            tf.data.Dataset.from_tensor_slices(features).batch(2), verbose=0),
}.items():
    difference = np.abs(np.array(outputs) - saved["outputs"]).max()
    values[name] = float(difference)
    print(f"{name}: equal within 0.00001: {difference < 1e-5}")
