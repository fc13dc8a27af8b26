"""Queues: readers and producers, and the batches they make."""
import tempfile

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
folder = tempfile.TemporaryDirectory()
texts, records = folder.name + "/texts", folder.name + "/records"
with open(texts, "wb") as file:
    file.write(b"one\ntwo\nsix\n")
with tf.python_io.TFRecordWriter(records) as writer:
    for word in (b"a", b"b", b"c"):
        writer.write(word)
x, y = [1, 2, 3, 4, 5], [6, 7, 8, 9, 0]


def numbers():
    return tf.train.slice_input_producer([x], 1, shuffle=False)[0]


def series():  # [1], then [1, 2], then [1, 2, 3] and so on
    return tf.range(1, numbers() + 1)


def files(name):
    return tf.train.string_input_producer([name], 1, shuffle=False)


lines = """
tf.train.range_input_producer(5, 1, shuffle=False).dequeue()
tf.train.slice_input_producer([x, y], 1, shuffle=False)
tf.train.slice_input_producer([x, y], 2, shuffle=False)
tf.train.batch([numbers()], 2)
tf.train.batch([numbers()], 2, allow_smaller_final_batch=True)
tf.train.batch([series()], 2, dynamic_pad=True)
tf.train.batch_join([[series()]], 2, dynamic_pad=True)
tf.train.shuffle_batch([numbers()], 1, 100, 50)
tf.TextLineReader().read(files(texts))[1]
tf.TFRecordReader().read(files(records))[1]
tf.WholeFileReader().read(files(texts))[1]
tf.FixedLengthRecordReader(4).read(files(texts))[1]
""".strip().splitlines()
values = {}
for line in lines:
    with tf.Graph().as_default(), tf.Session() as session:
        following, found = eval(line), []
        session.run(tf.local_variables_initializer())  # they count epochs
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        try:
            while not coordinator.should_stop():
                found.append(session.run(following))
        except tf.errors.OutOfRangeError:
            coordinator.request_stop()
        coordinator.join(threads)
    if "shuffle" in line and "False" not in line:
        found = sorted(found)
    values[line] = str([np.array(one).tolist() for one in found])
    print(line, "\n   ", values[line])
