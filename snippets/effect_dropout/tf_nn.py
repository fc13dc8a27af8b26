"""The same line in every TensorFlow: tf.nn.dropout(ones, 0.9)."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
tf.compat.v1.set_random_seed(0)
outputs = tf.nn.dropout(tf.ones([100000]), 0.9)
values = {"kept": float(np.mean(outputs.numpy() != 0))}
print("kept: %.0f %%" % (100 * values["kept"]))
