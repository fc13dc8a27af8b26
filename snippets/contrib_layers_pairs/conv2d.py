"""Eight 3x3 filters."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
tf.set_random_seed(0)
images = np.random.RandomState(0).rand(2, 8, 8, 3).astype("float32")

outputs = layers.conv2d(tf.constant(images), 8, [3, 3])

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    weights, biases = session.run(tf.global_variables())
    np.savez("conv2d.npz", inputs=images, weights=weights,
             biases=biases, outputs=session.run(outputs))
print(outputs.shape)
