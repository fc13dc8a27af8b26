"""The reuse of an inner scope, for every outer and inner argument."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
arguments = [("None", None), ("False", False), ("True", True),
             ("AUTO_REUSE", tf.AUTO_REUSE)]


def effective(outer, inner):
    with tf.Graph().as_default():
        with tf.variable_scope("v", reuse=outer):
            with tf.variable_scope("w", reuse=inner) as scope:
                return str(scope.reuse).replace("_ReuseMode.", "")


values = {"effective": {
    "outer " + outer_name: {
        "inner " + inner_name: effective(outer, inner)
        for inner_name, inner in arguments}
    for outer_name, outer in arguments}}
for outer_name, row in values["effective"].items():
    print(outer_name + ":", row)
