"""get_variable with every value of reuse, for an existing and a missing variable."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def ask(reuse, there):
    with tf.Graph().as_default():
        if there:
            with tf.variable_scope("v"):
                first = tf.get_variable("a", [1])
        try:
            with tf.variable_scope("v", reuse=reuse):
                second = tf.get_variable("a", [1])
        except ValueError as error:
            return "ValueError: " + str(error).split(",")[0]
        return "the same variable" if there and second is first else "made"


values = {"outcomes": {}}
for name, reuse in [("None (the default)", None), ("False", False),
                    ("True", True), ("tf.AUTO_REUSE", tf.AUTO_REUSE)]:
    row = {"not there yet": ask(reuse, False), "there": ask(reuse, True)}
    values["outcomes"][name] = row
    print("reuse=%s: %s | %s" % (name, row["not there yet"], row["there"]))
