"""Every kind of scope around a variable or an operation, each in a new graph."""
import contextlib

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def names(*scopes):
    with tf.Graph().as_default(), contextlib.ExitStack() as stack:
        for scope, name in scopes:
            stack.enter_context(scope(name))
        return {
            "get_variable": tf.get_variable("a", [1]).name,
            "Variable": tf.Variable([0.0], name="b").name,
            "operation": tf.constant(0.0, name="c").name,
        }


n, m = (tf.name_scope, "n"), (tf.name_scope, "m")
v, w = (tf.variable_scope, "v"), (tf.variable_scope, "w")
values = {"names": {
    "no scope": names(),
    "name_scope n": names(n),
    "variable_scope v": names(v),
    "name_scope n, in it name_scope m": names(n, m),
    "variable_scope v, in it variable_scope w": names(v, w),
    "name_scope n, in it variable_scope v": names(n, v),
    "variable_scope v, in it name_scope n": names(v, n),
}}
for scopes, made in values["names"].items():
    print(scopes + ":", ", ".join(made.values()))
