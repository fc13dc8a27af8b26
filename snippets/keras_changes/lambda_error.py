"""An error inside the function of a Lambda layer."""
import numpy as np
import tensorflow as tf


def logarithm(x):
    return tf.log(x + 1.0)


def layer(x):
    return tf.keras.layers.Lambda(logarithm)(x)


values = {}
for line in ["layer(tf.keras.Input((3,)))", "logarithm(np.ones((2, 3)))"]:
    try:
        eval(line)
        values[line] = "works"
    except Exception as error:
        text = str(error).replace("\n\n", " ").split("\n")[0]
        values[line] = type(error).__name__ + ": " + text
    print(line + "\n  ->", values[line])
