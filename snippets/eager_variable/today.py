"""Today's code: eager execution is on from the start."""
import numpy as np
import tensorflow as tf

np.set_printoptions(precision=3)
kernel = tf.Variable(
    tf.random.truncated_normal([2, 3], stddev=5e-2, seed=1), name="kernel")
print(kernel)
