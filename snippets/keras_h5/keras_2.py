"""tf_keras loads all of them."""
from pathlib import Path

import numpy as np
import tf_keras as keras

whole = keras.models.load_model("model.h5")
by_json = keras.models.model_from_json(Path("model.json").read_text())
by_json.load_weights("weights.h5")
tf_format = keras.models.clone_model(whole)
tf_format.load_weights("tf_format").expect_partial()  # skips the optimiser

saved = np.load("outputs.npz")
values = {"largest": float(np.abs(saved["outputs"]).max()),
          "differences": {}, "optimiser": type(whole.optimizer).__name__}
for name, model in {"model.h5": whole, "model.json, weights.h5": by_json,
                    "tf_format": tf_format}.items():
    outputs = model.predict(saved["images"], verbose=0)
    difference = float(np.abs(outputs - saved["outputs"]).max())
    values["differences"][name] = difference
    print(name, "equal within 0.00001:", difference < 1e-5)
