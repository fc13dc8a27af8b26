"""1.15 rotates and shifts images with tf.contrib.image."""
import numpy as np
import tensorflow as tf

image = tf.contrib.image
pictures = np.random.RandomState(0).rand(2, 6, 8, 1).astype("float32")
found = {
    "rotate": image.rotate(pictures, 0.5),
    "rotate smoothly": image.rotate(pictures, 0.5, interpolation="BILINEAR"),
    "translate": image.translate(pictures, [2.0, 1.0]),
    "transform": image.transform(pictures, [1.0, 0.2, 0, 0, 1.1, 0.5, 0, 0]),
}
with tf.Session() as session:
    found = session.run(found)
np.savez("image.npz", pictures=pictures, **found)
values = {name: float(one.sum()) for name, one in found.items()}
