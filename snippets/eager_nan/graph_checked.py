"""Graph: check every operation while it runs."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
images = tf.placeholder(tf.float32, [None, 8, 8, 1])
mean = tf.reduce_mean(images, [1, 2, 3], keepdims=True)
deviation = tf.math.reduce_std(images, [1, 2, 3], keepdims=True)
scaled = (images - mean) / deviation
loss = tf.reduce_mean(tf.square(scaled))
checks = tf.add_check_numerics_ops()

batch = np.random.RandomState(0).rand(3, 8, 8, 1)
batch[1] = 0  # a blank image

with tf.Session() as session:
    try:
        session.run([loss, checks], {images: batch})
    except tf.errors.InvalidArgumentError as error:
        said = [line for line in str(error).splitlines() if "had" in line]
        print(said[0])
