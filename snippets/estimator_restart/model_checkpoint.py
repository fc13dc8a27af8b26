"""ModelCheckpoint: training can resume from every saved model, if you load it."""
import os
import tempfile

import keras
import numpy as np

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

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

how = {"batch_size": 20, "shuffle": False, "verbose": 0}
with tempfile.TemporaryDirectory() as folder:
    checkpoint = keras.callbacks.ModelCheckpoint(folder + "/{epoch}.keras")
    model.fit(images, labels, epochs=4, callbacks=[checkpoint], **how)
    files = sorted(os.listdir(folder))
    later = keras.models.load_model(folder + "/2.keras")
step = int(later.optimizer.iterations)
history = later.fit(images, labels, initial_epoch=2, epochs=4, **how)

difference = float(np.abs(
    model.get_weights()[0] - later.get_weights()[0]).max())
values = {"files": files, "step": step, "epochs": history.epoch,
          "difference": difference}
print("saved:", *files)
print("2.keras is at step", step, "and goes on with epochs", history.epoch)
print("kernel as without a break:", difference < 1e-6)
