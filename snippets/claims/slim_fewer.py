"""TF-Slim does the same in fewer lines than the low-level API."""
import inspect

import tensorflow.compat.v1 as tf

try:
    import tf_slim as slim  # a separate package today
except ImportError:
    from tensorflow.contrib import slim


def with_slim(images):
    slim.conv2d(images, 64, 3)


def by_hand(images):
    kernel = tf.get_variable("kernel", [3, 3, 3, 64])
    bias = tf.get_variable("bias", [64], initializer=tf.zeros_initializer())
    features = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], "SAME")
    tf.nn.relu(tf.nn.bias_add(features, bias))


lines, types = [], []
for build in (with_slim, by_hand):
    with tf.Graph().as_default() as graph:
        build(tf.placeholder(tf.float32, [1, 224, 224, 3]))
    lines.append(inspect.getsource(build).count("\n") - 1)
    types.append([op.type for op in graph.get_operations()
                  if op.type in ("Conv2D", "BiasAdd", "Relu")])

values = {"holds": lines[0] < lines[1] and types[0] == types[1],
          "lines": lines}
print("lines:", lines)
print("the same operations:", types[0] == types[1])
