"""The old way to read a checkpoint's arrays: an internal module."""
import tempfile

import tensorflow.compat.v1 as tf
from tensorflow.python import pywrap_tensorflow

tf.disable_v2_behavior()
tf.get_variable("kernel", [2], initializer=tf.ones_initializer())
with tempfile.TemporaryDirectory() as folder, tf.Session() as session:
    session.run(tf.global_variables_initializer())
    path = tf.train.Saver().save(session, folder + "/model.ckpt")
    reader = pywrap_tensorflow.NewCheckpointReader(path)
    values = {"shapes": reader.get_variable_to_shape_map(),
              "kernel": reader.get_tensor("kernel").tolist()}
print(values)
