"""Asking TensorFlow for its Estimator."""
import tensorflow as tf

print(tf.estimator.Estimator.__name__)
