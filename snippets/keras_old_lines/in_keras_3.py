"""What replaces them in Keras 3."""
import os
import tempfile

import keras
import numpy as np
import tensorflow as tf

SGD, Adam = keras.optimizers.SGD, keras.optimizers.Adam
schedules = keras.optimizers.schedules
layer, hidden = keras.layers.Layer(), keras.layers.Dense(5)
model = keras.Sequential([keras.Input((3,)), hidden, keras.layers.Dense(2)])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
images, labels = np.ones((4, 3), "float32"), np.zeros(4)
batches_per_epoch = 10


def batches():
    while True:
        yield images, labels


def by_numpy(inputs):
    return tf.py_function(np.sqrt, [inputs], tf.float32)


class Scaled(keras.layers.Layer):
    def call(self, inputs, scale):
        return inputs * scale


lines = """
SGD(learning_rate=0.1).learning_rate
SGD(schedules.InverseTimeDecay(0.1, 1, decay_rate=0.5))
model.optimizer.learning_rate = 0.5
model.optimizer.learning_rate = 0.5
layer.add_weight(name="scale", shape=[2])
keras.layers.BatchNormalization()
keras.layers.LSTM(2)
hidden.set_weights([np.ones((3, 5)), np.zeros(5)])
keras.layers.Dense(5, name="block_dense")
keras.layers.Dense(int(np.prod([2, 3])))
Scaled()(keras.Input([3]), scale=2.0)
keras.layers.Lambda(by_numpy, output_shape=(3,))(keras.Input([3]))
keras.layers.Dense(2)(keras.ops.square(keras.Input([3])))
model.layers[0].output.shape
keras.Model(model.inputs, model.outputs)
model.fit(batches(), steps_per_epoch=2, verbose=0)
keras.utils.PyDataset(workers=2)
model.predict(images, verbose=0).argmax(axis=-1)
model.predict(images, verbose=0)
model.fit(images, labels, verbose=0).history["accuracy"]
model.compile("sgd", "mse")
model.compile("sgd", "mse", metrics=["mae"])
keras.callbacks.ModelCheckpoint("w.keras", save_freq=2 * batches_per_epoch)
keras.callbacks.ModelCheckpoint("name.weights.h5", save_weights_only=True)
keras.callbacks.TensorBoard("logs")
keras.callbacks.Callback().set_model(model)
model.save_weights("name.weights.h5")
model.save("name.keras")
model.export("other", verbose=False)
keras.Model(model.inputs, hidden.output)(images)
model(images, training=False)
Adam().apply_gradients
Adam().apply_gradients
""".strip().splitlines()
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:  # some lines save files
    os.chdir(folder)
    for line in lines:
        exec(line)
    os.chdir(here)
values = {"lines": lines}
print("all", len(lines), "work")
