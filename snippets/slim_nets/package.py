"""Build published networks from tf_slim, before and after the fix."""
import sys

import tensorflow.compat.v1 as tf
import tf_slim as slim
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization
from tf_slim.nets import inception, resnet_v1, vgg

networks = {
    "vgg_16": (vgg.vgg_16, vgg.vgg_arg_scope),
    "inception_v1": (inception.inception_v1, inception.inception_v1_arg_scope),
    "resnet_v1_50": (resnet_v1.resnet_v1_50, resnet_v1.resnet_arg_scope),
}


def outcome(network, scope):
    with tf.Graph().as_default() as graph:
        try:
            with slim.arg_scope(scope()):
                network(tf.ones([1, 224, 224, 3]), 10)
        except Exception as error:
            return type(error).__name__ + ": " + str(error)
        convolutions[network.__name__] = [
            [operation.name, operation.inputs[1].shape.as_list(),
             operation.get_attr("strides")[1]]
            for operation in graph.get_operations()
            if operation.type == "Conv2D"]
        norms = len(slim.get_variables_by_suffix("moving_mean"))
        return "works, {} batch norms".format(norms)


convolutions = {}  # name, shape of the kernel, stride
values = {"convolutions": convolutions, "networks": {
    name: [outcome(*pair)] for name, pair in networks.items()}}
sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
for name, pair in networks.items():
    values["networks"][name].append(outcome(*pair))

for name, (before, after) in values["networks"].items():
    print("{}\n    as installed: {}\n    with the fix: {}".format(
        name, before, after))
