"""The same model in tf_keras and in Keras 3: get_weights, then set_weights."""
import keras
import numpy as np
import tf_keras


def convolutions(api):
    layers = api.layers
    return api.Sequential([
        layers.Conv2D(4, 3, padding="same", use_bias=False),
        layers.BatchNormalization(),
        layers.ReLU(),
        layers.SeparableConv2D(4, 3, depth_multiplier=2),
        layers.Flatten(),
        layers.Dense(10)])


def nested(api):
    layers = api.layers
    inner = api.Sequential([layers.Dense(4), layers.BatchNormalization()])
    return api.Sequential([inner, layers.BatchNormalization()])


def subclassed(api):
    class Model(api.Model):
        def __init__(self):
            super().__init__()
            self.one, self.other = nested(api).layers

        def call(self, x):
            return self.other(self.one(x))

    return Model()


models = {
    "convolutions": (convolutions, [2, 8, 8, 3]),
    "model in model": (nested, [2, 4]),
    "subclassed": (subclassed, [2, 4]),
    "both ways": (lambda api: api.layers.Bidirectional(api.layers.LSTM(4)),
                  [2, 5, 3]),
    "LSTM": (lambda api: api.layers.LSTM(4), [2, 5, 3]),
    "GRU": (lambda api: api.layers.GRU(4), [2, 5, 3]),
}
random = np.random.RandomState(0)
values = {}
for name, (build, shape) in models.items():
    inputs = random.rand(*shape).astype("float32")
    both = {api.__name__: build(api) for api in (tf_keras, keras)}
    for one, other in [("tf_keras", "keras"), ("keras", "tf_keras")]:
        source, target = both[one], both[other]
        source(inputs), target(inputs)  # creates their weights
        source.set_weights([random.rand(*v.shape) / 5 for v in source.weights])

        target.set_weights(source.get_weights())

        expected, found = np.array(source(inputs)), np.array(target(inputs))
        difference = float(np.abs(expected - found).max())
        values[name + ", " + one + " to " + other] = {
            "difference": difference, "largest": float(expected.max())}
        print(name, one, "to", other, "equal within 0.00001:",
              difference < 1e-5)
