"""An older path fails in 1.15, too; there it is tf.contrib.rnn.BasicLSTMCell."""
from tensorflow.contrib.rnn.python.ops.core_rnn_cell import BasicLSTMCell
