"""Eager: plain Python, which may look at values and go another way each time."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # what TensorFlow 2 does by itself


def halvings(size):
    count = 0
    while size > 1:
        size, count = size // 2, count + 1
    return count


print([halvings(tf.constant(number)) for number in (1, 8, 224)])
