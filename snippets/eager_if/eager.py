"""Eager: plain Python, which can read values and branch on them."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2


def halvings(size):
    count = 0
    while size > 1:
        size, count = size // 2, count + 1
    return count


print([halvings(tf.constant(number)) for number in (1, 8, 224)])
