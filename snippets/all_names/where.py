"""A condition with one value per row."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
condition = [True, False]
x, y = [[1, 2], [3, 4]], [[0, 0], [0, 0]]
values = {
    "tf.where": tf.where(condition, x, y),
    "tf.compat.v1.where": tf.compat.v1.where(condition, x, y),
    "tf.compat.v2.where, condition[:, None]":
        tf.compat.v2.where(tf.constant(condition)[:, None], x, y),
}
values = {name: found.numpy().tolist() for name, found in values.items()}
for name, found in values.items():
    print("{}: {}".format(name, found))
