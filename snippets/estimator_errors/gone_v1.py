"""And by its name in the compatibility module."""
import tensorflow.compat.v1 as tf

print(tf.estimator.Estimator.__name__)
