"""The same lines after tf.disable_v2_behavior()."""
import os
import tempfile

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

v = tf.get_variable("v", [2])
sgd = tf.train.GradientDescentOptimizer(0.1)
numbers = tf.data.Dataset.range(3)
lines = """
sgd.minimize(tf.reduce_sum(v))
tf.gradients(tf.square(v), v)
tf.train.Saver()
tf.sparse_placeholder(tf.float32)
tf.train.string_input_producer(["file"])
tf.train.shuffle_batch([v], 2, 10, 5)
tf.TFRecordReader()
numbers.make_initializable_iterator()
tf.metrics.accuracy([1], [1])
tf.summary.merge_all()
tf.summary.FileWriter("logs").close()
len(tf.global_variables())
len(tf.trainable_variables())
len(tf.get_collection("variables"))
""".strip().splitlines()
values = {}
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:  # one line writes files
    os.chdir(folder)
    for line in lines:
        try:
            found = eval(line)
            values[line] = found if isinstance(found, int) else "works"
        except Exception as error:
            values[line] = type(error).__name__ + ": " + str(error)
        print(line, "->", str(values[line])[:60])
    os.chdir(here)
