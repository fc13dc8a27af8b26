"""Save one variable, then list the names and shapes in the file."""
import tempfile

import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    bias = tf.get_variable("bias", [64])
    session.run(bias.initializer)
    with tempfile.TemporaryDirectory() as folder:
        path = tf.train.Saver().save(session, folder + "/model.ckpt")
        print(tf.train.list_variables(path))
