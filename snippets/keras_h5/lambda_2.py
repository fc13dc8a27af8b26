"""A Lambda layer from 1.15 fails to load; its weights load."""
import keras
import numpy as np
import tf_keras

values, saved = {}, np.load("lambda.npz")
try:
    tf_keras.models.load_model("lambda.h5")
except Exception as error:  # the error depends on the Python
    values["error"] = type(error).__name__ + ": " + str(error)
    print(values["error"])

for library in tf_keras, keras:
    layers = library.layers
    model = library.Sequential([  # the old code
        layers.InputLayer((4,)), layers.Dense(3),
        layers.Lambda(lambda x: 2 * x)])
    model.load_weights("lambda.h5")
    outputs = model.predict(saved["rows"], verbose=0)
    difference = float(np.abs(outputs - saved["outputs"]).max())
    values[library.__name__] = difference
    print(library.__name__, "equal within 0.00001:", difference < 1e-5)
