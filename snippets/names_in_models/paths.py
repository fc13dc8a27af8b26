"""A convolution named conv1: alone, and in four kinds of model."""
import keras
import numpy as np

layers = keras.layers
image = np.zeros([1, 8, 8, 3])


def conv1():
    return layers.Conv2D(4, 3, name="conv1")


def functional(inputs):
    return keras.Model(inputs, conv1()(inputs))


class Network(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = conv1()

    def call(self, inputs):
        return self.first(inputs)


alone, subclassed = conv1(), Network()
alone(image), subclassed(image)
sequential = keras.Sequential([keras.Input([8, 8, 3]), conv1()])
models = {
    "alone": alone,
    "functional": functional(keras.Input([8, 8, 3])),
    "sequential": sequential,
    "subclassed": subclassed,
    "sequential inside another": keras.Sequential(
        [keras.Input([8, 8, 3]), sequential, layers.Flatten()]),
}
values = {"kernels": {}}
for title, model in models.items():
    kernel = model.weights[0]
    values["kernels"][title] = {"path": kernel.path, "name": kernel.name}
    print(title, "->", kernel.path)
