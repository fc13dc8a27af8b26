"""1.15 uses functions of tf.contrib.data."""
import numpy as np
import tensorflow as tf

lines = """
numbers.apply(tf.contrib.data.unbatch())
numbers.apply(tf.contrib.data.enumerate_dataset())
numbers.apply(tf.contrib.data.map_and_batch(tf.square, 2))
numbers.apply(tf.contrib.data.parallel_interleave(range_to, 2))
numbers.apply(tf.contrib.data.scan(zero, add))
texts.apply(tf.contrib.data.bucket_by_sequence_length(tf.size, [4], [2, 2]))
numbers.apply(tf.contrib.data.batch_and_drop_remainder(2))
numbers.apply(tf.contrib.data.sliding_window_batch(2))
numbers.apply(tf.contrib.data.sloppy_interleave(range_to, 1))
texts.apply(tf.contrib.data.padded_batch_and_drop_remainder(2, [None]))
""".strip().splitlines()


def add(total, number):
    return total + number, total + number


def everything(dataset):
    step = tf.compat.v1.data.make_initializable_iterator(dataset)
    following, found = step.get_next(), []
    with tf.Session() as session:
        session.run(step.initializer)
        while True:
            try:
                found.append(session.run(following))
            except tf.errors.OutOfRangeError:
                return [np.asarray(one).tolist() for one in found]


values = {}
for line in lines:
    with tf.Graph().as_default():
        zero, range_to = tf.constant(0, tf.int64), tf.data.Dataset.range
        numbers = tf.data.Dataset.range(5)
        texts = tf.data.Dataset.from_tensor_slices([1, 5, 2, 6, 3]).map(
            lambda length: tf.ones([length], tf.int32))
        if "unbatch" in line:
            numbers = numbers.batch(2)
        values[line] = everything(eval(line))
        print(line, "->", values[line])
