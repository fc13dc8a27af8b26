"""A tf_keras metric in a Keras 3 model."""
import keras
import numpy as np
import tf_keras

random = np.random.RandomState(0)
inputs, targets = random.rand(64, 4), random.rand(64, 1)
values = {}
for name, library in {"Keras 3": keras, "tf_keras": tf_keras}.items():
    model = keras.Sequential([
        keras.Input([4]), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse",
                  metrics=[library.metrics.MeanAbsoluteError()])
    history = model.fit(inputs, targets, batch_size=16, epochs=3,
                        shuffle=False, verbose=0).history
    values[name] = history["mean_absolute_error"]
    print("mean absolute error by the metric of", name)
    print("   ", ["%.3f" % error for error in values[name]])
