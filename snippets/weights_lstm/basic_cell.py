"""BasicLSTMCell has the same arrays as LSTMCell."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
random = np.random.RandomState(0)
series = tf.constant(random.normal(size=(2, 5, 3)).astype("float32"))
arrays = random.normal(size=(7, 16)), random.normal(size=16)

found = []
with tf.Session() as session:
    for kind in [tf.nn.rnn_cell.LSTMCell, tf.nn.rnn_cell.BasicLSTMCell]:
        cell = kind(4)
        outputs, state = tf.nn.dynamic_rnn(cell, series, dtype=tf.float32)
        for variable, array in zip(cell.weights, arrays):
            variable.load(array, session)
        found.append(session.run(outputs))

values = {"difference": float(np.abs(found[0] - found[1]).max()),
          "largest": float(np.abs(found[0]).max())}
print("equal within 0.00001:", values["difference"] < 1e-5)
