"""Keras 3 stores positions: the name conv1 is lost."""
import h5py
import keras

keras.utils.set_random_seed(0)
model = keras.Sequential([
    keras.Input([8, 8, 3]),
    keras.layers.Conv2D(4, 3, name="conv1"),
    keras.layers.BatchNormalization()])
model.save_weights("model.weights.h5")

found = {}


def note(path, entry):
    if isinstance(entry, h5py.Dataset):
        found[path] = entry.shape


with h5py.File("model.weights.h5", "r") as file:
    file.visititems(note)
values = {"names": list(found)}
for path, shape in found.items():
    print(path, shape)
