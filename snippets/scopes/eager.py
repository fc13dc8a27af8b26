"""The same two lines, run twice: shared in a graph, not shared eagerly."""
import tensorflow.compat.v1 as tf


def twice():
    for turn in range(2):
        with tf.variable_scope("v", reuse=tf.AUTO_REUSE):
            yield tf.get_variable("a", [1])


tf.enable_eager_execution()  # the default in TensorFlow 2
first, second = twice()
values = {"eager": {"names": [first.name, second.name],
                    "same": first is second}}
with tf.Graph().as_default():
    first, second = twice()
    values["graph"] = {"names": [first.name, second.name],
                       "same": first is second}
for mode, found in values.items():
    print(mode, found["names"], "same:", found["same"])
