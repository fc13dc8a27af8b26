"""A Keras 3 callback in fit of tf_keras."""
import keras
import numpy as np
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(2)])
model.compile(optimizer="sgd", loss="mse")
model.fit(np.ones([8, 4]), np.ones([8, 2]), verbose=0,
          callbacks=[keras.callbacks.EarlyStopping("loss")])
