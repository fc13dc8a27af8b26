"""Today: one line makes the first bad number raise, even in a tf.function."""
import numpy as np
import tensorflow as tf

tf.debugging.enable_check_numerics()


@tf.function
def loss(images):
    mean = tf.reduce_mean(images, [1, 2, 3], keepdims=True)
    deviation = tf.math.reduce_std(images, [1, 2, 3], keepdims=True)
    scaled = (images - mean) / deviation
    return tf.reduce_mean(tf.square(scaled))


batch = np.random.RandomState(0).rand(3, 8, 8, 1)
batch[1] = 0  # a blank image

try:
    loss(batch)
except tf.errors.InvalidArgumentError as error:
    for line in str(error).splitlines():  # long: these two lines matter
        if "in loss" in line or "!!!" in line:
            print(line.strip())
