"""Return the tensor, and ask for its number outside."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # what TensorFlow 2 does by itself


@tf.function
def mean(images):
    return tf.reduce_mean(images)


print(mean(tf.ones([20, 8, 8, 1])).numpy())

with tf.Graph().as_default():  # in a graph: by its session
    result = tf.reduce_mean(tf.ones([20, 8, 8, 1]))
    with tf.compat.v1.Session() as session:
        print(session.run(result))
