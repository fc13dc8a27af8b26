"""The fix: your own function, made to work with scopes."""
import tensorflow as tf

slim = tf.contrib.slim


@slim.add_arg_scope
def convolution(inputs, filters, padding="valid"):
    return tf.layers.conv2d(inputs, filters, [3, 3], padding=padding)


inputs = tf.zeros([1, 28, 28, 3])

with slim.arg_scope([convolution], padding="same"):
    inside = convolution(inputs, 64)
outside = convolution(inputs, 64)

values = {"inside": inside.shape.as_list(), "outside": outside.shape.as_list()}
print("in the scope:", inside.shape, "outside:", outside.shape)
