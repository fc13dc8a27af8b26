"""The maximum of each 3x3 window."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
images = np.random.RandomState(0).rand(2, 8, 8, 3).astype("float32")

outputs = layers.max_pool2d(tf.constant(images), [3, 3])

with tf.Session() as session:
    np.savez("max_pool2d.npz", inputs=images, outputs=session.run(outputs))
print(outputs.shape)
