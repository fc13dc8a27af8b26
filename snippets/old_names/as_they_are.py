"""Old TensorFlow lines, tried one by one."""
import os
import tempfile

import numpy as np
import tensorflow as tf

x, n = np.float32([[1, 2], [3, 4]]), np.int32([1, 0])
v = tf.Variable([1.0, 2.0])
example = tf.train.Example()
example.features.feature["n"].int64_list.value.append(7)
text = example.SerializeToString()
spec = {"n": tf.io.FixedLenFeature([], tf.int64)}


def twice(array):
    return 2 * array


lines = """
tf.log(x)
tf.to_float(n)
tf.div(x, 2)
tf.div(n, 2)
tf.reduce_sum(x, reduction_indices=1, keep_dims=True)
tf.argmax(x, dimension=1)
tf.nn.softmax(x, dim=0)
tf.shape(tf.random_normal([2, 3]))
tf.shape(tf.random_uniform([2, 3]))
tf.shape(tf.truncated_normal([2, 3]))
tf.shape(tf.multinomial(x, 5))
tf.assign(v, [3.0, 4.0])
tf.py_func(twice, [x], tf.float32)
tf.is_nan(x)
tf.matrix_band_part(x, 0, -1)
tf.sparse_tensor_to_dense(tf.SparseTensor([[1]], [5], [3]))
tf.string_split(["a b"]).values
tf.decode_raw("ab", tf.uint8)
tf.FixedLenFeature([], tf.int64)
tf.parse_single_example(text, spec)["n"]
tf.data.Dataset.range(3).make_one_shot_iterator().get_next()
tf.data.Dataset.range(3).make_initializable_iterator()
tf.data.Dataset.range(3).output_types
tf.data.Dataset.range(3).output_shapes
tf.nn.softmax_cross_entropy_with_logits_v2(labels=x, logits=x)
tf.losses.sparse_softmax_cross_entropy(n, x)
tf.metrics.accuracy(n, [1, 1])[1]
tf.train.exponential_decay(0.1, 5, 10, 0.5)
tf.train.AdamOptimizer(0.1)
tf.python_io.TFRecordWriter("records").close()
tf.gfile.Exists("records")
tf.summary.FileWriter("logs").close()
tf.app.flags.DEFINE_float("rate", 0.5, "the learning rate")
tf.logging.set_verbosity(tf.logging.ERROR)
tf.ConfigProto(gpu_options=tf.GPUOptions(allow_growth=True))
tf.gradients(tf.square(v), v)[0]
tf.reset_default_graph()
""".strip().splitlines()
values = {}
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:  # some lines write files
    os.chdir(folder)
    for line in lines:
        try:
            found = eval(line)
            if isinstance(found, tf.Tensor):
                with tf.Session() as session:
                    session.run([tf.global_variables_initializer(),
                                 tf.local_variables_initializer()])
                    found = session.run(found)
            number = isinstance(found, (np.ndarray, np.generic))
            values[line] = found.tolist() if number else "works"
        except Exception as error:
            values[line] = type(error).__name__ + ": " + str(error)
        print(line, "->", str(values[line])[:60])
    os.chdir(here)
