"""A layer with three outputs."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
tf.set_random_seed(0)
rows = np.random.RandomState(0).normal(size=(4, 6)).astype("float32")

outputs = layers.fully_connected(tf.constant(rows), 3)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    weights, biases = session.run(tf.global_variables())
    np.savez("fully_connected.npz", inputs=rows, weights=weights,
             biases=biases, outputs=session.run(outputs))
print(outputs.shape)
