"""A Python loop in a graph that needs a tensor's value."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def halvings(size):
    count = 0
    while size > 1:
        size, count = size // 2, count + 1
    return count


size = tf.placeholder(tf.int32, [])
print(halvings(size))
