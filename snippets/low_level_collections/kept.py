"""A layer by hand that registers what it creates; then all collections of the graph."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])


def l2_regularizer(weights):
    return 5e-4 * tf.nn.l2_loss(weights)


with tf.variable_scope("conv"):
    kernel = tf.get_variable(
        "kernel", [3, 3, 3, 64], regularizer=l2_regularizer)
    mean = tf.get_variable("mean", [64], trainable=False)
    outputs = tf.nn.conv2d(inputs, kernel, [1, 1, 1, 1], "SAME")
    update = tf.assign(
        mean, 0.9 * mean + 0.1 * tf.reduce_mean(outputs, [0, 1, 2]))
    tf.add_to_collection(tf.GraphKeys.UPDATE_OPS, update)
    tf.add_to_collection("activations", outputs)

values = {"collections": {
    key: [entry.op.name for entry in tf.get_collection(key)]
    for key in sorted(tf.get_default_graph().get_all_collection_keys())
    if not key.startswith("__")}}
for key, names in values["collections"].items():
    print(key + ":", ", ".join(names))
