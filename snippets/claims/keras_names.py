"""The Keras example runs as it is shown."""
model = Sequential()
model.add(Dense(10))
