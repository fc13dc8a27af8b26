"""A model from keras, with layers from tensorflow.keras."""
from keras.models import Sequential
from tensorflow.keras.layers import Dense

model = Sequential([Dense(2)])
print("no error")
