"""The same today, with dataset methods or tf.data.experimental."""
import numpy as np
import tensorflow as tf

lines = """
numbers.unbatch()
numbers.enumerate()
numbers.map(tf.square).batch(2)
numbers.interleave(range_to, 2)
numbers.scan(zero, add)
texts.bucket_by_sequence_length(tf.size, [4], [2, 2])
numbers.batch(2, drop_remainder=True)
numbers.window(2, 1, drop_remainder=True).flat_map(lambda one: one.batch(2))
numbers.interleave(range_to, 1, deterministic=False)
texts.padded_batch(2, [None], drop_remainder=True)
numbers.apply(tf.data.experimental.unbatch())
numbers.apply(tf.data.experimental.enumerate_dataset())
numbers.apply(tf.data.experimental.map_and_batch(tf.square, 2))
numbers.apply(tf.data.experimental.parallel_interleave(range_to, 2))
numbers.apply(tf.data.experimental.scan(zero, add))
texts.apply(tf.data.experimental.bucket_by_sequence_length(
    tf.size, [4], [2, 2]))
""".strip().replace("(\n    ", "(").splitlines()
zero, range_to = tf.constant(0, tf.int64), tf.data.Dataset.range
texts = tf.data.Dataset.from_tensor_slices([1, 5, 2, 6, 3]).map(
    lambda length: tf.ones([length], tf.int32))


def add(total, number):
    return total + number, total + number


values = {}
for line in lines:
    numbers = tf.data.Dataset.range(5)
    if "unbatch" in line:
        numbers = numbers.batch(2)
    values[line] = [np.asarray(one).tolist() for one in eval(line)]
    print(line, "->", values[line])
