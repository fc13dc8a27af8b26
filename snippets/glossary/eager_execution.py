"""One addition: a symbolic tensor in 1.15, a value today."""
import tensorflow as tf

print(tf.constant(20) + tf.constant(22))
