"""Inside a tf.function, a tensor has no value yet."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2


@tf.function
def mean(images):
    result = tf.reduce_mean(images)
    return result.numpy()


mean(tf.ones([20, 8, 8, 1]))
