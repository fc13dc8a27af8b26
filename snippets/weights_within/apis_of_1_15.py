"""One small network in three APIs of 1.15: copy the weights from each to each."""
import itertools

import numpy as np
import tensorflow as tf

slim = tf.contrib.slim


def network_of_slim(x):
    x = slim.conv2d(x, 4, 3, normalizer_fn=slim.batch_norm,
                    normalizer_params=dict(scale=True, is_training=False))
    x = slim.separable_conv2d(x, 4, 3, depth_multiplier=2)
    return slim.fully_connected(slim.flatten(x), 10, activation_fn=None)


def network(api, x):  # tf.layers and tf.keras.layers have the same classes
    x = api.Conv2D(4, 3, padding="same", use_bias=False)(x)
    x = tf.nn.relu(api.BatchNormalization()(x))
    x = api.SeparableConv2D(4, 3, padding="same", depth_multiplier=2)(x)
    return api.Dense(10)(api.Flatten()(tf.nn.relu(x)))


RENAMED = [("Conv/BatchNorm/", "batch_normalization/"), ("Conv/", "conv2d/"),
           ("SeparableConv2d/", "separable_conv2d/"), ("weights", "kernel"),
           ("fully_connected/", "dense/"), ("biases", "bias")]


def new_name(name):
    for old, new in RENAMED:
        name = name.replace(old, new)
    return name


random = np.random.RandomState(0)
images = random.rand(2, 8, 8, 3)
sessions, outputs, variables = {}, {}, {}
for api, build in [("slim", network_of_slim),
                   ("tf.layers", lambda x: network(tf.layers, x)),
                   ("tf.keras", lambda x: network(tf.keras.layers, x))]:
    with tf.Graph().as_default():
        outputs[api] = build(tf.placeholder("float", images.shape, "inputs"))
        variables[api] = {
            new_name(v.op.name): v for v in tf.global_variables()}
        sessions[api] = tf.Session()

pairs = {}
for one, other in itertools.permutations(outputs, 2):
    for name, variable in variables[one].items():
        array = random.rand(*variable.shape.as_list())
        variable.load(array, sessions[one])
        variables[other][name].load(array, sessions[other])
    expected, found = [
        sessions[api].run(outputs[api], {"inputs:0": images})
        for api in (one, other)]
    pairs[one, other] = np.array_equal(expected, found) and expected.any()
    print(one, "to", other, "equal to the bit:", pairs[one, other])
values = {"pairs": list(pairs.values()), "names": list(variables[one])}
