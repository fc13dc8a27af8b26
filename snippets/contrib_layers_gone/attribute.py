"""The usual spelling."""
import tensorflow as tf

layers = tf.contrib.layers
print("no error")
