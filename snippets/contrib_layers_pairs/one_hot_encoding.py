"""Labels as one-hot vectors."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
labels = np.array([3, 0, 2])

outputs = layers.one_hot_encoding(labels, 4)

with tf.Session() as session:
    result = session.run(outputs)
np.savez("one_hot_encoding.npz", inputs=labels, outputs=result)
print(result.astype(int))
