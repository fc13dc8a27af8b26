"""What replaces them in Keras 3."""
import os
import tempfile

import keras
import numpy as np

SGD, schedules = keras.optimizers.SGD, keras.optimizers.schedules
layer, hidden = keras.layers.Layer(), keras.layers.Dense(5)
model = keras.Sequential([keras.Input((3,)), hidden, keras.layers.Dense(2)])
model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
images, labels = np.ones((4, 3), "float32"), np.zeros(4)
batches_per_epoch = 10


def batches():
    while True:
        yield images, labels


lines = """
SGD(learning_rate=0.1).learning_rate
SGD(schedules.InverseTimeDecay(0.1, 1, decay_rate=0.5))
layer.add_weight(name="scale", shape=[2])
keras.layers.BatchNormalization()
keras.layers.Dense(2)(keras.ops.square(keras.Input([3])))
model.layers[0].output.shape
model.fit(batches(), steps_per_epoch=2, verbose=0)
model.predict(images, verbose=0).argmax(axis=-1)
model.fit(images, labels, verbose=0).history["accuracy"]
model.compile("sgd", "mse", metrics=["mae"])
keras.callbacks.ModelCheckpoint("w.keras", save_freq=2 * batches_per_epoch)
model.save_weights("name.weights.h5")
model.save("name.keras")
keras.Model(model.inputs, hidden.output)(images)
model(images, training=False)
""".strip().splitlines()
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:  # some lines save files
    os.chdir(folder)
    for line in lines:
        eval(line)
    os.chdir(here)
values = {"lines": lines}
print("all", len(lines), "work")
