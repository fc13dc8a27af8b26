"""Inside a tf.function a tensor has no number to give."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # what TensorFlow 2 does by itself


@tf.function
def mean(images):
    result = tf.reduce_mean(images)
    return result.numpy()


mean(tf.ones([20, 8, 8, 1]))
