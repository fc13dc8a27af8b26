"""The layers are built from their JSON."""
from pathlib import Path

import keras

model = keras.models.model_from_json(Path("model.json").read_text())
print(type(model).__name__)
