"""L2 uses the whole sum of squares, not half of it."""
import keras
import numpy as np

old = np.load("l2_regularizer.npz")
renamed = keras.regularizers.L2(0.1)
ported = keras.regularizers.L2(0.1 / 2)

values = {}
for name, penalty in (("only renamed", renamed), ("ported", ported)):
    result = float(penalty(old["inputs"]))
    values[name] = abs(result - float(old["outputs"]))
    print(name, "- %.3f where it was %.3f" % (result, old["outputs"]))
