"""1.15 starts an LSTMCell from a state, and keeps it."""
import numpy as np
import tensorflow as tf

cell = tf.nn.rnn_cell.LSTMCell(4, forget_bias=0.0)
random = np.random.RandomState(0)
series = random.normal(size=(2, 5, 3)).astype("float32")
c, h = random.normal(size=(2, 2, 4)).astype("float32")
state = tf.nn.rnn_cell.LSTMStateTuple(c, h)
outputs, _ = tf.nn.dynamic_rnn(cell, series, initial_state=state)

with tf.Session() as session:
    kernel, bias = [random.normal(size=variable.shape.as_list())
                    for variable in cell.weights]
    for variable, array in zip(cell.weights, (kernel, bias)):
        variable.load(array, session)
    np.savez("state.npz", series=series, c=c, h=h, kernel=kernel, bias=bias,
             outputs=session.run(outputs))
values = {"fields": list(state._fields)}
print("LSTMStateTuple:", ", ".join(state._fields))
