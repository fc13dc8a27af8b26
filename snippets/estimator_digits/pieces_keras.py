"""The same in Keras 3: the same steps from the same checkpoint."""
import glob
import os
import tempfile

import keras
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")


def input_fn():
    return tf.data.Dataset.from_tensor_slices((images, labels)).batch(20)


class Losses(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.seen = []

    def on_train_batch_end(self, batch, logs=None):
        self.seen.append(float(logs["loss"]))


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
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"])
reader = tf.train.load_checkpoint("./model.ckpt-120")
names = ["conv2d/kernel", "conv2d/bias", "dense/kernel", "dense/bias"]
model.set_weights([reader.get_tensor(name) for name in names])

callback = Losses()
with tempfile.TemporaryDirectory() as folder:
    checkpoint = keras.callbacks.ModelCheckpoint(
        folder + "/{epoch}-{batch}.keras", save_freq=5)
    log = keras.callbacks.CSVLogger(folder + "/log.csv")
    model.fit(input_fn(), callbacks=[callback, checkpoint, log], verbose=0)
    measured = model.evaluate(input_fn(), return_dict=True, verbose=0)
    predicted = model.predict(input_fn(), verbose=0)[0]
    step = int(model.optimizer.iterations)
    history = model.fit(
        input_fn(), validation_data=input_fn(), verbose=0)
    later = history.history["val_loss"][-1]
    saved = glob.glob(folder + "/*.keras")
    logs = glob.glob(folder + "/log.csv")

values = {"hook": callback.seen, "loss": float(measured["loss"]),
          "accuracy": float(measured["accuracy"]), "step": step,
          "predicted": predicted.tolist(),
          "later": float(later),
          "checkpoints": sorted(map(os.path.basename, saved)),
          "logs": len(logs)}
print("after %d steps: loss %.3f" % (step, values["loss"]))
print("after 10 more:  loss %.3f" % values["later"])
