"""Two fixes: keras.ops, or the old line within a layer."""
import keras
import numpy as np
import tensorflow as tf
from keras import ops

K = tf.keras.backend
x = keras.Input((3,))
fixes = {"keras.ops": ops.mean(x, axis=1),
         "in a Lambda": keras.layers.Lambda(lambda x: K.mean(x, axis=1))(x)}
rows, values = np.float32([[1, 2, 6], [0, 1, 2]]), {}
for title, mean in fixes.items():
    values[title] = keras.Model(x, mean)(rows).numpy().tolist()
    print(title, values[title])
