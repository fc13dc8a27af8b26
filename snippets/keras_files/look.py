"""What is in a Keras file."""
import io
import json
import os
import tempfile
import zipfile

import h5py
import keras


def look(file):
    """Which Keras wrote it, the kinds of its layers, and its arrays."""
    about, config, arrays = {}, None, {}

    def note(path, entry):
        if isinstance(entry, h5py.Dataset):
            arrays[path] = list(entry.shape)

    if zipfile.is_zipfile(file):  # .keras
        with zipfile.ZipFile(file) as parts:
            about = json.loads(parts.read("metadata.json"))
            config = json.loads(parts.read("config.json"))
            file = io.BytesIO(parts.read("model.weights.h5"))
    with h5py.File(file, "r") as opened:
        if "model_config" in opened.attrs:  # a whole model
            about = opened.attrs
            config = json.loads(opened.attrs["model_config"])
        opened.visititems(note)
        version = about.get("keras_version", "unknown")
    kinds = [one["class_name"] for one in config["config"]["layers"]] \
        if config else "no layers, only weights"
    return version, kinds, arrays


values = {"lstm.h5": look("lstm.h5")}  # from tf_keras
dense = keras.Sequential([keras.Input([3]), keras.layers.Dense(2)])
with tempfile.TemporaryDirectory() as folder:
    for name in ["dense.keras", "dense.weights.h5"]:
        path = os.path.join(folder, name)
        dense.save_weights(path) if "weights" in name else dense.save(path)
        values[name] = look(path)
for name, (version, kinds, arrays) in values.items():
    print(name, "by Keras", version, kinds)
    for path, shape in arrays.items():
        print("   ", path, shape)
