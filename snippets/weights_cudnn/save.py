"""1.15 saves what layers of tf.contrib.cudnn_rnn would save, without a GPU."""
import numpy as np
import tensorflow as tf

cudnn_rnn = tf.contrib.cudnn_rnn
random = np.random.RandomState(0)
series = random.normal(size=(5, 2, 3)).astype("float32")  # time-major
outputs, values = {}, {"names": {}}
for layer, scope, Cell in [
        (cudnn_rnn.CudnnLSTM(1, 4), "cudnn_lstm",
         cudnn_rnn.CudnnCompatibleLSTMCell),
        (cudnn_rnn.CudnnGRU(1, 4), "cudnn_gru",
         cudnn_rnn.CudnnCompatibleGRUCell)]:
    with tf.Graph().as_default(), tf.Session() as session:
        layer(tf.constant(series))
        print(*tf.global_variables())
        tf.train.Saver()  # asks the layer what to save
        wanted = [spec.name for spec in layer.saveable.specs]
        try:
            session.run(tf.global_variables_initializer())
        except tf.errors.InvalidArgumentError as error:
            values[scope] = str(error).split(" used")[0]
            print(scope + ":", values[scope])

    with tf.Graph().as_default(), tf.Session() as session:
        cell = tf.nn.rnn_cell.MultiRNNCell([Cell(4)])
        with tf.variable_scope(scope):
            tensor, _ = tf.nn.dynamic_rnn(
                cell, tf.constant(series), dtype=tf.float32, time_major=True)
        names = [variable.op.name for variable in cell.weights]
        for variable in cell.weights:
            variable.load(random.normal(size=variable.shape), session)
        tf.train.Saver().save(session, "./" + scope, write_meta_graph=False)
        outputs[scope] = session.run(tensor)
    values["names"][scope] = {"of the layer": wanted, "of the cell": names}
    print("the same names:", sorted(wanted) == sorted(names))
    print(*names, sep="\n")
np.savez("cudnn.npz", series=series, **outputs)
