"""The fixes for all four, one after another."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
values = {}


def layer(scope, channels=3):
    with tf.variable_scope(scope, reuse=tf.AUTO_REUSE):
        return tf.get_variable("kernel", [3, 3, channels, 64])


# Exists, or is missing: AUTO_REUSE makes it once and then shares it.
values["shared"] = layer("conv") is layer("conv")
# Two layers are meant, or the shape differs: give each its own scope.
values["separate"] = layer("gray", channels=1) is not layer("colour")
# The code runs again in a notebook: begin with an empty graph.
tf.reset_default_graph()
with tf.variable_scope("conv"):
    kernel = tf.get_variable("kernel", [3, 3, 3, 64])
values["after reset"] = [v.name for v in tf.global_variables()]
# No value yet: run the initialisers, or restore a checkpoint.
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    values["read"] = list(session.run(kernel).shape)
for question, answer in values.items():
    print(question + ":", answer)
