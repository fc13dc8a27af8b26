"""GlorotUniform draws from the same distribution, not the same numbers."""
import keras
import numpy as np

old = np.load("xavier_initializer.npz")["outputs"]
new = keras.initializers.GlorotUniform(seed=0)([300, 200]).numpy()
limit = np.sqrt(6 / (300 + 200))  # from Glorot's formula

values = {"limit": limit}
for name, numbers in (("contrib", old), ("Keras", new)):
    values[name] = {"largest": np.abs(numbers).max(), "std": numbers.std()}
    print(name, "- largest %.3f, deviation %.3f" % (
        values[name]["largest"], values[name]["std"]))
print("limit %.3f" % limit)
