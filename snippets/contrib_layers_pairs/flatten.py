"""Merge all axes except the first."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
images = np.random.RandomState(0).rand(2, 8, 8, 3).astype("float32")

outputs = layers.flatten(tf.constant(images))

with tf.Session() as session:
    np.savez("flatten.npz", inputs=images, outputs=session.run(outputs))
print(outputs.shape)
