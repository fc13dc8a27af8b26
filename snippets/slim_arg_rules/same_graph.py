"""Check a rewrite: both versions must give the same GraphDef."""
import tensorflow as tf

slim = tf.contrib.slim


def inherited(images):
    with slim.arg_scope([slim.conv2d], padding="VALID", stride=2):
        net = slim.conv2d(images, 8, [3, 3], scope="conv1")
        return slim.conv2d(net, 8, [3, 3], stride=1, scope="conv2")


def rewritten(images):
    net = slim.conv2d(
        images, 8, [3, 3], padding="VALID", stride=2, scope="conv1")
    return slim.conv2d(net, 8, [3, 3], padding="VALID", scope="conv2")


def careless(images):
    net = slim.conv2d(
        images, 8, [3, 3], padding="VALID", stride=2, scope="conv1")
    return slim.conv2d(net, 8, [3, 3], scope="conv2")


def nodes(network):
    with tf.Graph().as_default() as graph:
        network(tf.placeholder(tf.float32, [1, 28, 28, 3]))
    return graph.as_graph_def().node


def differences(one, other):
    pairs = zip(nodes(one), nodes(other))
    return [here.name for here, there in pairs if here != there]


values = {"nodes": len(nodes(inherited)),
          "same number": len({len(nodes(network)) for network in (
              inherited, rewritten, careless)}) == 1,
          "rewritten": differences(inherited, rewritten),
          "careless": differences(inherited, careless)}
print("rewritten:", values["rewritten"] or "the same graph")
print("careless: other node", *values["careless"])
