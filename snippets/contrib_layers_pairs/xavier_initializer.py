"""Initial values of a 300x200 kernel."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers

kernel = layers.xavier_initializer(seed=0)([300, 200])

with tf.Session() as session:
    result = session.run(kernel)
np.savez("xavier_initializer.npz", outputs=result)
print("between %.3f and %.3f, deviation %.3f" % (
    result.min(), result.max(), result.std()))
