"""While debugging, run tf.functions as plain Python."""
import numpy as np
import tensorflow as tf


@tf.function
def scale(images):
    mean = tf.reduce_mean(images, [1, 2, 3])
    print(mean)
    return images - mean[:, None, None, None]


batch = np.ones([3, 8, 8, 1], "float32")
scale(batch)

tf.config.run_functions_eagerly(True)
scale(batch)  # the same function, now as plain Python
