"""A published network, with and without its arg_scope."""
import tensorflow as tf
from tensorflow.contrib.slim.nets import resnet_v1

slim = tf.contrib.slim


def count(scope):
    with tf.Graph().as_default():
        with slim.arg_scope(scope):
            resnet_v1.resnet_v1_50(tf.ones([1, 224, 224, 3]), 10)
        return {
            "convolutions": len(slim.get_variables_by_suffix("weights")),
            "batch norms": len(slim.get_variables_by_suffix("moving_mean")),
            "weight decays": len(tf.losses.get_regularization_losses()),
        }


values = {
    "with its arg_scope": count(resnet_v1.resnet_arg_scope()),
    "without": count({}),
}
for name, counts in values.items():
    print(name, counts)
