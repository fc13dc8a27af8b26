"""Two calls, written in seven ways: which variables exist afterwards?"""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def conv(name=None, reuse=None):
    tf.layers.conv2d(tf.zeros([1, 8, 8, 3]), 4, 3, name=name, reuse=reuse)


def in_scope(scope, **arguments):
    with scope("a", **arguments):
        conv(name="c")


def call_object():
    layer = tf.layers.Conv2D(4, 3)
    for turn in range(2):
        layer(tf.zeros([1, 8, 8, 3]))


def kernels(*calls):
    with tf.Graph().as_default():
        try:
            for call in calls:
                call()
        except ValueError as error:
            return "ValueError: " + str(error).split(",")[0]
        names = [v.op.name for v in tf.global_variables()]
        return ", ".join(name for name in names if "kernel" in name)


values = {"kernels": {
    "no name": kernels(conv, conv),
    'name="c"': kernels(lambda: conv("c"), lambda: conv("c")),
    'name="c", then also reuse=True': kernels(
        lambda: conv("c"), lambda: conv("c", reuse=True)),
    'name="c", reuse=tf.AUTO_REUSE': kernels(
        *2 * [lambda: conv("c", tf.AUTO_REUSE)]),
    'in variable_scope("a", reuse=tf.AUTO_REUSE)': kernels(
        *2 * [lambda: in_scope(tf.variable_scope, reuse=tf.AUTO_REUSE)]),
    'in name_scope("a")': kernels(lambda: in_scope(tf.name_scope)),
    "one object, called twice": kernels(call_object),
}}
for how, found in values["kernels"].items():
    print(how, "->", found)
