"""An optimiser with get_updates, as Keras 2.2 wanted it."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
keras, K = tf.keras, tf.keras.backend


class Momentum(keras.optimizers.Optimizer):
    def __init__(self, lr=0.1, **kwargs):
        super().__init__("momentum", **kwargs)  # the name is new
        self.rate = K.variable(lr)

    def get_updates(self, loss, params):
        gradients = self.get_gradients(loss, params)
        self.updates = []
        for param, gradient in zip(params, gradients):
            moment = K.zeros(K.int_shape(param))
            step = 0.9 * moment - self.rate * gradient
            self.updates += [K.update(moment, step),
                             K.update(param, param + step)]
        return self.updates

    def get_config(self):
        return {"lr": float(K.get_value(self.rate))}


layer = keras.layers.Dense(1, kernel_initializer="ones", input_shape=(3,))
model = keras.models.Sequential([layer])
model.compile(Momentum(0.05), "mse")
inputs, labels = np.arange(12).reshape(4, 3) / 10, np.ones((4, 1))
losses = [float(model.train_on_batch(inputs, labels)) for _ in range(5)]
values = {"losses": losses}
try:
    keras.optimizers.Optimizer()
except TypeError as error:
    values["without a name"] = str(error)
print(" ".join("%.3f" % loss for loss in losses))
K.clear_session()  # frees the model
