"""1.x: a sparse placeholder, and a product with a dense matrix."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
random = np.random.RandomState(0)
rows = random.rand(4, 6).astype("float32") * (random.rand(4, 6) > 0.5)
kernel = random.rand(6, 3).astype("float32")
places = np.argwhere(rows)

features = tf.sparse_placeholder(tf.float32, shape=[4, 6])
outputs = tf.nn.relu(tf.sparse_tensor_dense_matmul(features, kernel))
with tf.Session() as session:
    found = session.run(outputs, {features: (places, rows[rows != 0], [4, 6])})
np.savez("sparse.npz", places=places, numbers=rows[rows != 0], kernel=kernel,
         outputs=found)
values = {"not zero": len(places), "largest": float(found.max())}
