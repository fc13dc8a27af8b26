"""Everything from Keras 3."""
import keras
import numpy as np


def make_model():
    """A dense layer between an input and an output."""
    inputs = keras.Input([4])
    outputs = keras.layers.Dense(2, kernel_regularizer="l2")(inputs)
    return keras.Model(inputs, outputs)


model = make_model()
model.compile(
    optimizer=keras.optimizers.SGD(0.1),
    loss=keras.losses.MeanSquaredError(),
    metrics=[keras.metrics.MeanAbsoluteError()])
model.fit(np.ones([8, 4]), np.ones([8, 2]), verbose=0,
          callbacks=[keras.callbacks.EarlyStopping("loss")])
print("trained:", len(model.trainable_weights), "weights,",
      len(model.losses), "penalty")
values = {"weights": len(model.trainable_weights),
          "penalties": len(model.losses)}
keras.backend.clear_session()  # frees the model
