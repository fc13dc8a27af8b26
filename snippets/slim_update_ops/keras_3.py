"""One step of fit in Keras 3: the layer updates its moving mean itself."""
import keras
import numpy as np

layer = keras.layers.BatchNormalization(momentum=0.9, scale=False)
model = keras.Sequential([keras.Input((4,)), layer])
model.compile(keras.optimizers.SGD(0.1), "mean_squared_error")
model.fit(np.full((20, 4), 3.0), np.ones((20, 4)), batch_size=20, verbose=0)

mean = float(layer.moving_mean.numpy()[0])
values = {"fit": mean}
print("{:30} mean {:.3f}".format("fit", mean))
