"""A layer that adds the loss and returns its inputs unchanged."""
import numpy as np
import tensorflow as tf

keras = tf.keras
images = np.linspace(0, 1, 24).reshape(4, 6).astype("float32")
start = [np.linspace(-1, 1, 12).reshape(shape) for shape in [(6, 2), (2, 6)]]


class Divergence(keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        each = 1 + log_var - tf.square(mean) - tf.exp(log_var)
        self.add_loss(tf.reduce_mean(-0.5 * tf.reduce_sum(each, -1)))
        return mean


pixels = keras.layers.Input((6,))
mean = keras.layers.Dense(2, use_bias=False)(pixels)
log_var = keras.layers.Dense(2, use_bias=False)(pixels)
restored = keras.layers.Dense(6, use_bias=False)(Divergence()([mean, log_var]))
model = keras.Model(pixels, restored)
model.set_weights([start[0], start[0] / 2, start[1]])

model.compile(keras.optimizers.SGD(0.01), "mse")
losses = model.fit(
    images, images, epochs=3, shuffle=False, verbose=0).history["loss"]
values = {"losses": [float(loss) for loss in losses]}
print(*("%.3f" % loss for loss in losses))
keras.backend.clear_session()
