"""A variable scope is opened, left, and entered again in six ways."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def again(enter):
    with tf.Graph().as_default():
        with tf.variable_scope("v") as scope:
            tf.get_variable("a", [1])
        with enter(scope):
            return {
                "get_variable": tf.get_variable("b", [1]).name,
                "operation": tf.constant(0.0, name="c").name,
            }


values = {"names": {
    'variable_scope("v")': again(
        lambda scope: tf.variable_scope("v")),
    "variable_scope(scope)": again(
        lambda scope: tf.variable_scope(scope)),
    'variable_scope("v", auxiliary_name_scope=False)': again(
        lambda scope: tf.variable_scope("v", auxiliary_name_scope=False)),
    'variable_scope(None, default_name="v")': again(
        lambda scope: tf.variable_scope(None, default_name="v")),
    'name_scope("v")': again(
        lambda scope: tf.name_scope("v")),
    "name_scope(scope.original_name_scope)": again(
        lambda scope: tf.name_scope(scope.original_name_scope)),
}}
for entered, made in values["names"].items():
    print(entered, "->", ", ".join(made.values()))
