"""Third slip: a bracket is opened but never closed."""
import tensorflow as tf

kernel = tf.get_variable("kernel", [3, 3, 3, 64],
bias = tf.get_variable("bias", [64])
