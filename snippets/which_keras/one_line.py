"""One line shows where the class Model comes from."""
from tensorflow import keras  # put your program's import here

print(keras.Model.__module__)

# For a model, a layer or an optimiser that you were given:
model = keras.Sequential([keras.layers.Dense(2)])
print(type(model).__module__)

# For a derived class:
class Mine(keras.Model):
    pass

print([one.__module__ for one in Mine.__mro__ if "keras" in one.__module__][0])
values = {"module": keras.Model.__module__}
