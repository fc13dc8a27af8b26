"""A Keras 3 metric in a tf_keras model."""
import keras
import numpy as np
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(2)])
model.compile(optimizer="sgd", loss="mse",
              metrics=[keras.metrics.MeanAbsoluteError()])
model.fit(np.ones([8, 4]), np.ones([8, 2]), verbose=0)
