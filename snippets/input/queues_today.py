"""tf.data makes the same batches, without queues, threads or a session."""
import tempfile

import numpy as np
import tensorflow as tf
from tensorflow.data import Dataset

folder = tempfile.TemporaryDirectory()
texts, records = folder.name + "/texts", folder.name + "/records"
with open(texts, "wb") as file:
    file.write(b"one\ntwo\nsix\n")
with tf.io.TFRecordWriter(records) as writer:
    for word in (b"a", b"b", b"c"):
        writer.write(word)
x, y = [1, 2, 3, 4, 5], [6, 7, 8, 9, 0]
numbers = Dataset.from_tensor_slices(x)


def count(number):
    return tf.range(1, number + 1)


series = numbers.map(count)
files = Dataset.from_tensor_slices([texts])

lines = """
Dataset.range(5)
Dataset.from_tensor_slices((x, y))
Dataset.from_tensor_slices((x, y)).repeat(2)
numbers.batch(2, drop_remainder=True)
numbers.batch(2)
series.padded_batch(2, drop_remainder=True)
numbers.map(count, 2).padded_batch(2, drop_remainder=True)
numbers.shuffle(100).batch(1)
tf.data.TextLineDataset(files)
tf.data.TFRecordDataset(records)
files.map(tf.io.read_file)
tf.data.FixedLengthRecordDataset(files, 4)
""".strip().splitlines()
values = {}
for line in lines:
    found = list(eval(line).as_numpy_iterator())
    if "shuffle" in line:
        found = sorted(found)
    values[line] = str([np.array(one).tolist() for one in found])
    print(line, "\n   ", values[line])
