"""Lines from old Keras code, tried one by one."""
import os
import tempfile

import numpy as np
import tensorflow as tf

keras, K = tf.keras, tf.keras.backend
SGD, Adam = keras.optimizers.SGD, keras.optimizers.Adam
layer, hidden = keras.layers.Layer(), keras.layers.Dense(5, input_shape=(3,))
model = keras.Sequential([hidden, keras.layers.Dense(2)])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
images, labels = np.ones((4, 3), "float32"), np.zeros(4)
two = images[:, :2]


def batches():
    while True:
        yield images, labels


def by_numpy(inputs):
    return tf.py_function(np.sqrt, [inputs], tf.float32)


class Scaled(keras.layers.Layer):
    def call(self, inputs, scale):
        return inputs * scale


lines = """
K.get_value(SGD(lr=0.1).lr)
K.get_value(SGD(0.1, decay=0.5).decay)
K.set_value(model.optimizer.lr, 0.5)
K.set_value(model.optimizer.learning_rate, 0.5)
layer.add_weight("scale", shape=[2])
keras.layers.BatchNormalization(fused=True)
keras.layers.LSTM(2, time_major=False)
keras.layers.Dense(5, weights=[np.ones((3, 5)), np.zeros(5)])
keras.layers.Dense(5, name="block/dense")
keras.layers.Dense(np.prod([2, 3]))
Scaled()(keras.Input([3]), 2.0)
keras.layers.Lambda(by_numpy)(keras.Input([3]))
keras.layers.Dense(2)(tf.square(keras.Input([3])))
model.layers[0].output_shape
keras.Model(model.input, model.output)
model.fit_generator(batches(), steps_per_epoch=2, verbose=0)
model.fit(images, labels, workers=2, verbose=0)
model.predict_classes
model.predict_proba
model.fit(images, labels, verbose=0).history["acc"]
model.compile("sgd", "mse", sample_weight_mode="temporal")
model.compile("sgd", "mse", ["mae"]) or model.test_on_batch(images, two)
keras.callbacks.ModelCheckpoint("w.h5", period=2)
keras.callbacks.ModelCheckpoint("w.h5", save_weights_only=True)
keras.callbacks.TensorBoard("logs", write_grads=True)
setattr(keras.callbacks.Callback(), "model", model)
model.save_weights("w.h5")
model.save("folder")
model.save("other", save_format="tf")
K.function(model.inputs, [hidden.output])([images])
K.learning_phase()
Adam().minimize
Adam().get_updates
K.gradients(model.outputs, model.inputs)
K.get_session()
""".strip().splitlines()
values = {}
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:  # some lines save files
    os.chdir(folder)
    for line in lines:
        try:
            found = eval(line)
            number = isinstance(found, (float, np.floating))
            values[line] = "%.3g" % found if number else "works"
        except Exception as error:
            values[line] = type(error).__name__ + ": " + str(error)
        print(line, "->", values[line][:60])
    os.chdir(here)
keras.backend.clear_session()  # frees the model
