"""Asking the compatibility module for it."""
import tensorflow.compat.v1 as tf

print(tf.estimator.Estimator.__name__)
