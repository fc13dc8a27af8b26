"""CudnnCompatibleLSTMCell has the same arrays, and adds no forget bias."""
import numpy as np
import tensorflow as tf

cudnn_rnn = tf.contrib.cudnn_rnn
random = np.random.RandomState(0)
series = tf.constant(random.normal(size=(2, 5, 3)).astype("float32"))
arrays = random.normal(size=(7, 16)), random.normal(size=16)

found = []
with tf.Session() as session:
    for cell in [tf.nn.rnn_cell.LSTMCell(4, forget_bias=0.0),
                 cudnn_rnn.CudnnCompatibleLSTMCell(4)]:
        outputs, state = tf.nn.dynamic_rnn(cell, series, dtype=tf.float32)
        for variable, array in zip(cell.weights, arrays):
            variable.load(array, session)
        found.append(session.run(outputs))

values = {"difference": float(np.abs(found[0] - found[1]).max()),
          "largest": float(np.abs(found[0]).max())}
print("equal within 0.00001:", values["difference"] < 1e-5)
