"""Graph: the loss is nan, and nothing shows where it started."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
images = tf.placeholder(tf.float32, [None, 8, 8, 1])
mean = tf.reduce_mean(images, [1, 2, 3], keepdims=True)
deviation = tf.math.reduce_std(images, [1, 2, 3], keepdims=True)
scaled = (images - mean) / deviation
loss = tf.reduce_mean(tf.square(scaled))
print("print:", scaled)

batch = np.random.RandomState(0).rand(3, 8, 8, 1)
batch[1] = 0  # a blank image

with tf.Session() as session:
    print("loss:", session.run(loss, {images: batch}))

    # So every intermediate tensor must be fetched, in another run.
    for tensor in (mean, deviation, scaled):
        value = session.run(tensor, {images: batch})
        print(tensor.op.name, "has nan:", np.isnan(value).any())
