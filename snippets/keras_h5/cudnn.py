"""tf_keras loads them as other layers, and Keras 3 takes the weights."""
import keras
import numpy as np
import tensorflow as tf
import tf_keras

instead = {"CuDNNLSTM": tf_keras.layers.LSTM, "CuDNNGRU": tf_keras.layers.GRU}
saved = np.load("cudnn.npz")
values = {"as saved": {}, "in Keras 3": {}, "differences": {}}
for name, layer in {"LSTM": keras.layers.LSTM(5),
                    "GRU": keras.layers.GRU(5)}.items():
    file = "CuDNN" + name + ".h5"
    try:
        old = tf_keras.models.load_model(file, compile=False)
        old.predict_on_batch(saved["series"])
    except tf.errors.InvalidArgumentError as error:
        values["as saved"][file] = str(error).split(" used")[0]
        print(file + ":", values["as saved"][file])
    old = tf_keras.models.load_model(file, instead, compile=False)

    model = keras.Sequential([keras.Input((6, 2)), layer])
    try:
        model.load_weights(file)
    except ValueError as error:
        values["in Keras 3"][file] = str(error)
        print(file + ":", error)
    model.set_weights(old.get_weights())
    for library, one in [("tf_keras", old), ("keras", model)]:
        outputs = one.predict_on_batch(saved["series"])
        difference = float(np.abs(outputs - saved[name]).max())
        values["differences"][library + "'s " + name] = difference
        print("%s's %s -> %.3f" % (library, name, difference))
