"""A new variable in a graph has no value until a session initialises it."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
np.set_printoptions(precision=3)
kernel = tf.Variable(
    tf.truncated_normal([2, 3], stddev=5e-2, seed=1), name="kernel")
print(kernel)

with tf.Session() as session:
    session.run(kernel.initializer)
    print(session.run(kernel))
