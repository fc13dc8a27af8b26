"""The penalty for a kernel of ones."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
kernel = np.ones([3, 4], "float32")

penalty = layers.l2_regularizer(0.1)(tf.constant(kernel))

with tf.Session() as session:
    result = session.run(penalty)
np.savez("l2_regularizer.npz", inputs=kernel, outputs=result)
print("%.3f" % result)
