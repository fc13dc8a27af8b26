"""The first eager TensorFlow: two more lines, and a new variable has values."""
import numpy as np
import tensorflow as tf

tfe = tf.contrib.eager
tf.enable_eager_execution()
np.set_printoptions(precision=3)
kernel = tfe.Variable(
    tf.truncated_normal([2, 3], stddev=5e-2, seed=1), name="kernel")
print(kernel)
