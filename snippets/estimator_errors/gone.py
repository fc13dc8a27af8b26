"""The Estimator of TensorFlow, asked for by its name."""
import tensorflow as tf

print(tf.estimator.Estimator.__name__)
