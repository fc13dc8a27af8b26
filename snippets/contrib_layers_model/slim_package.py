"""The same model with tf_slim, with the checkpoint from 1.15."""
import numpy as np
import tensorflow.compat.v1 as tf
import tf_slim as layers

tf.disable_v2_behavior()


def model(images):
    """Convolution, pooling, a dense layer for ten classes."""
    net = layers.conv2d(images, 8, [3, 3])
    net = layers.max_pool2d(net, [2, 2])
    net = layers.flatten(net)
    return layers.fully_connected(net, 10, activation_fn=None)


old = np.load("digits.npz")
inputs = tf.placeholder(tf.float32, [None, 8, 8, 1])
outputs = model(inputs)

with tf.Session() as session:
    tf.train.Saver().restore(session, "./digits.ckpt")
    result = session.run(outputs, {inputs: old["images"]})
difference = np.abs(result - old["outputs"]).max()
values = {"difference": difference, "largest": np.abs(result).max()}
print("equal within 0.00001:", difference < 1e-5)
