"""Layer normalisation of images."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
images = np.random.RandomState(0).rand(2, 8, 8, 3).astype("float32")

outputs = layers.layer_norm(tf.constant(images))

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    result = session.run(outputs)
np.savez("layer_norm.npz", inputs=images, outputs=result)
print(outputs.shape)
