"""Rebuild the layers from their JSON in Keras 3."""
from pathlib import Path

import keras

model = keras.models.model_from_json(Path("model.json").read_text())
print(type(model).__name__)
