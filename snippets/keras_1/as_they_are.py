"""Lines written for Keras 1, tried one by one."""
import numpy as np
import tensorflow as tf

keras, K = tf.keras, tf.keras.backend
layers = keras.layers
model = keras.Sequential([layers.Dense(2, input_shape=(3,))])
model.compile("sgd", "mse")
x, y = np.ones((4, 3), "float32"), np.ones((4, 2), "float32")
a, b = layers.Input((3,)), layers.Input((3,))


def batches():
    while True:
        yield x, y


lines = """
layers.Convolution2D(8, 3, 3)
layers.Conv2D(8, 3, border_mode="same")
layers.Conv2D(8, 3, subsample=(2, 2))
layers.MaxPooling2D(border_mode="same")
layers.Dense(output_dim=5)
layers.Dense(5, init="glorot_uniform")
layers.Dense(5, W_regularizer="l2")
layers.Dropout(p=0.5)
layers.LSTM(5, inner_activation="sigmoid")
layers.LSTM(5, dropout_W=0.2, dropout_U=0.2)
layers.merge([a, b], mode="concat")
layers.merge([a, b], mode="sum")
keras.Model(input=[a], output=[layers.Dense(2)(a)])
model.fit(x, y, nb_epoch=1, verbose=0)
model.fit_generator(batches(), samples_per_epoch=8)
K.set_image_dim_ordering("tf")
keras.initializations.normal
keras.objectives.mean_squared_error
keras.regularizers.l1l2(0.1, 0.2)
""".strip().splitlines()
values = {}
for line in lines:
    try:
        made = eval(line)
        values[line] = "works"
        if "Convolution2D" in line:
            values[line] += ", with strides=%s" % (made.strides,)
    except Exception as error:
        values[line] = type(error).__name__ + ": " + str(error)
    print(line, "->", values[line][:60])
K.clear_session()
