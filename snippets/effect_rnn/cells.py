"""tf.nn.rnn_cell: the initial biases of one unit."""
import tensorflow as tf

cells = tf.nn.rnn_cell
values = {}
for name, cell in {"LSTM": cells.LSTMCell(1), "GRU": cells.GRUCell(1)}.items():
    cell(tf.ones([1, 3]), cell.zero_state(1, tf.float32))
    biases = [v for v in cell.variables if "bias" in v.name]
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        arrays = session.run(biases)
    values[name] = [float(number) for array in arrays for number in array]
    print(name + ":", *values[name])
