"""The right arrays, but a GRU with Keras 3's defaults."""
import keras
import numpy as np

layer = keras.layers.GRU(4)
layer.build([2, 5, 3])
kernel, recurrent_kernel, bias = (
    np.zeros(shape) for shape in [(3, 12), (4, 12), (12,)])

layer.set_weights([kernel, recurrent_kernel, bias])
