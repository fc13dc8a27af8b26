"""The same lines, as written since Keras 2."""
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
layers.Conv2D(8, (3, 3))
layers.Conv2D(8, 3, padding="same")
layers.Conv2D(8, 3, strides=(2, 2))
layers.MaxPooling2D(padding="same")
layers.Dense(5)
layers.Dense(5, kernel_initializer="glorot_uniform")
layers.Dense(5, kernel_regularizer="l2")
layers.Dropout(0.5)
layers.LSTM(5, recurrent_activation="sigmoid")
layers.LSTM(5, dropout=0.2, recurrent_dropout=0.2)
layers.concatenate([a, b])
layers.add([a, b])
keras.Model([a], [layers.Dense(2)(a)])
model.fit(x, y, epochs=1, verbose=0)
model.fit(batches(), steps_per_epoch=2, verbose=0)
K.set_image_data_format("channels_last")
keras.initializers.RandomNormal
keras.losses.MeanSquaredError
keras.regularizers.l1_l2(0.1, 0.2)
""".strip().splitlines()
for line in lines:
    eval(line)
values = {"lines": lines}
print("all", len(lines), "work")
K.clear_session()
