"""The same without a placeholder: one name used twice, eagerly."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # the default in TensorFlow 2
inputs = tf.ones([1, 8, 8, 3])
one = tf.layers.conv2d(inputs, 8, 3, name="c", reuse=tf.AUTO_REUSE)
other = tf.layers.conv2d(inputs, 8, 3, name="c", reuse=tf.AUTO_REUSE)
values = {
    "equal": bool(np.array_equal(one, other)),
    "variables": len(tf.global_variables()),
}
print("the same weights:", values["equal"])
print("global variables:", values["variables"])
