"""tf.Variable ignores the scope's reuse."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

for turn in range(2):
    with tf.variable_scope("v", reuse=tf.AUTO_REUSE):
        tf.get_variable("got", [1])
        tf.Variable([0.0], name="made")

values = {"names": [variable.name for variable in tf.global_variables()]}
print("\n".join(values["names"]))
