"""BackupAndRestore resumes an interrupted training run, and nothing else."""
import os
import tempfile

import keras
import numpy as np

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")


class Crash(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        if epoch == 2:
            raise RuntimeError("the machine went away")


def train(*callbacks):
    keras.utils.set_random_seed(0)
    layers = keras.layers
    model = keras.Sequential([
        keras.Input((8, 8, 1)),
        layers.Conv2D(8, (3, 3), padding="same", activation="relu"),
        layers.MaxPooling2D((2, 2)),
        layers.Flatten(),
        layers.Dense(10),
    ])
    model.compile(
        optimizer=keras.optimizers.SGD(0.1),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    history = model.fit(images, labels, batch_size=20, epochs=4,
                        shuffle=False, verbose=0, callbacks=callbacks)
    return model.get_weights()[0], history.epoch


values = {}
with tempfile.TemporaryDirectory() as folder:
    backup = folder + "/backup"
    try:
        train(keras.callbacks.BackupAndRestore(backup), Crash())
    except RuntimeError as error:
        print(error)
    values["files"] = sorted(os.listdir(backup))
    kernel, values["restarted"] = train(
        keras.callbacks.BackupAndRestore(backup))
    values["kept"] = os.path.exists(backup)
    whole, values["again"] = train(keras.callbacks.BackupAndRestore(backup))
values["difference"] = float(np.abs(kernel - whole).max())
print("restarted, it trained epochs", values["restarted"])
print("the backup is still there:", values["kept"])
print("called again, it trained epochs", values["again"])
print("kernels the same:", values["difference"] < 1e-6)
