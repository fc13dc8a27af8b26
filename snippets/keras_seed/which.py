"""Which seed determines the initial weights of a Keras layer?"""
import random

import numpy as np
import tensorflow as tf


def first_kernel(set_seed):
    set_seed(0)
    layer = tf.keras.layers.Dense(10)
    layer.build((None, 128))
    kernel = layer.get_weights()[0]
    tf.keras.backend.clear_session()  # a new graph for the next one
    return kernel


seeds = {"random": random.seed, "numpy": np.random.seed,
         "tensorflow": tf.compat.v1.set_random_seed}
values = {}
for name, set_seed in seeds.items():
    one, other = first_kernel(set_seed), first_kernel(set_seed)
    values[name] = bool(np.array_equal(one, other))
    print("seed of", name, "set twice: same weights:", values[name])
