"""One line tells: where does the class Model come from?"""
from tensorflow import keras  # put your program's import here

print(keras.Model.__module__)

# Of a model, a layer, an optimiser that somebody hands you:
model = keras.Sequential([keras.layers.Dense(2)])
print(type(model).__module__)

# Of a class that somebody derived:
class Mine(keras.Model):
    pass

print([one.__module__ for one in Mine.__mro__ if "keras" in one.__module__][0])
values = {"module": keras.Model.__module__}
