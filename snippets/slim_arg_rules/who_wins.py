"""Four strides for one layer: the width of the output shows which one won."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 60, 60, 3])
values = {}


def note(what, **arguments):
    net = slim.conv2d(inputs, 8, [3, 3], **arguments)
    values[what] = 60 // net.shape.as_list()[1]


note("no scope")
with slim.arg_scope([slim.conv2d], stride=2):
    note("stride=2 in a scope")
    with slim.arg_scope([slim.conv2d], stride=3):
        note("stride=3 in a scope inside")
        note("stride=4 at the call", stride=4)
    with slim.arg_scope([slim.conv2d], padding="SAME") as saved:
        note("another argument in a scope inside")
    with slim.arg_scope([slim.max_pool2d], stride=5):
        note("stride=5 for another function")

with slim.arg_scope([slim.conv2d], stride=3):
    with slim.arg_scope(saved):
        note("stride=3, but a saved scope inside")
    with slim.arg_scope({}):
        note("stride=3, but an empty saved scope inside")

for what, stride in values.items():
    print("{:42} stride {}".format(what, stride))
