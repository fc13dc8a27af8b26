"""The same optimiser in Keras 3."""
import keras
import numpy as np


class Momentum(keras.optimizers.Optimizer):
    def build(self, variables):
        super().build(variables)
        self.moments = [self.add_variable_from_reference(one, "moment")
                        for one in variables]

    def update_step(self, gradient, variable, learning_rate):
        moment = self.moments[self._get_variable_index(variable)]
        moment.assign(0.9 * moment - learning_rate * gradient)
        variable.assign_add(moment)


layer = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Sequential([keras.Input((3,)), layer])
model.compile(Momentum(0.05), "mse")
inputs, labels = np.arange(12).reshape(4, 3) / 10, np.ones((4, 1))
losses = [float(model.train_on_batch(inputs, labels)) for _ in range(5)]
values = {"losses": losses}
print(" ".join("%.3f" % loss for loss in losses))
