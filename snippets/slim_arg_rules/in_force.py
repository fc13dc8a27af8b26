"""Show which arguments the scopes add to a call."""
import tensorflow as tf

slim = tf.contrib.slim


def in_force(layer):
    found = slim.current_arg_scope().get(slim.arg_scope_func_key(layer), {})
    return {name: getattr(value, "__name__", value)
            for name, value in sorted(found.items())}


inputs = tf.placeholder(tf.float32, [1, 28, 28, 3])
values = {}

with slim.arg_scope([slim.conv2d, slim.max_pool2d], padding="VALID"):
    with slim.arg_scope([slim.conv2d], normalizer_fn=slim.batch_norm):
        with slim.arg_scope([slim.batch_norm], decay=0.9):
            values["conv2d"] = in_force(slim.conv2d)
            values["batch_norm"] = in_force(slim.batch_norm)
    values["max_pool2d"] = in_force(slim.max_pool2d)
values["conv2d, outside"] = in_force(slim.conv2d)

for name, found in values.items():
    print(name, found)
