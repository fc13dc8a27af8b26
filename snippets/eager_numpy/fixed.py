"""Return the tensor, and call numpy() outside."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2


@tf.function
def mean(images):
    return tf.reduce_mean(images)


print(mean(tf.ones([20, 8, 8, 1])).numpy())

with tf.Graph().as_default():  # in a graph: by its session
    result = tf.reduce_mean(tf.ones([20, 8, 8, 1]))
    with tf.compat.v1.Session() as session:
        print(session.run(result))
