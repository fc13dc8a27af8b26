"""A model from tensorflow.python.keras alone, with nothing mixed in."""
import numpy as np
from tensorflow.python.keras.backend import clear_session
from tensorflow.python.keras.layers import Dense
from tensorflow.python.keras.models import Sequential

model = Sequential([Dense(2)])
model.compile(optimizer="sgd", loss="mse")
model.fit(np.ones([8, 4]), np.ones([8, 2]), verbose=0)
print("no error")
clear_session()  # frees the model
