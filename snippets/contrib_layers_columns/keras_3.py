"""The same with preprocessing layers of Keras 3."""
import keras
import numpy as np

layers = keras.layers
bucket = layers.Discretization([18, 30, 65], output_mode="one_hot")
city = layers.Hashing(5, output_mode="one_hot")
word = layers.StringLookup(vocabulary=["red", "green", "blue"],
                           output_mode="one_hot")

outputs = layers.Concatenate()([
    bucket(np.array([[17.0], [18.0], [70.0]])),
    city(np.array([["Oslo"], ["Bonn"], ["Rome"]])),
    word(np.array([["blue"], ["red"], ["pink"]]))[:, 1:],  # 0: unknown
]).numpy()

equal = bool((outputs == np.load("columns.npy")).all())
print(outputs.astype(int))
print("equal:", equal)
values = {"equal": equal, "shape": outputs.shape}
