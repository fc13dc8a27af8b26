"""Without a scope, the names come from the function, and get numbers."""
import tensorflow as tf

slim = tf.contrib.slim

inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])

net = slim.repeat(inputs, 2, slim.conv2d, 64, [3, 3])
net = slim.repeat(net, 2, slim.conv2d, 64, [3, 3])

values = {"names": [v.op.name for v in tf.global_variables()]}
print("\n".join(values["names"]))
