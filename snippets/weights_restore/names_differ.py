"""tf.layers restores it, but looks for its own names."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
images = tf.constant(np.load("slim.npz")["images"])
outputs = tf.layers.conv2d(
    images, 4, [3, 3], padding="same", activation=tf.nn.relu)

with tf.Session() as session:
    try:
        tf.train.Saver().restore(session, "./slim.ckpt")
    except tf.errors.NotFoundError as error:
        lines = str(error).split("\n")
        message = [line for line in lines if "not found" in line][0]
        print("NotFoundError:", message)
values = {"message": message}
