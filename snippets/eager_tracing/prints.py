"""print is Python, tf.print is an operation: only one of them sees the values."""
import sys

import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2


@tf.function
def brightest(image):
    pixel = tf.reduce_max(image)
    print("print:", pixel, flush=True)
    tf.print("tf.print:", pixel, output_stream=sys.stdout)
    return pixel


for value in (1.0, 2.0, 3.0):
    brightest(tf.fill([8, 8], value))
