"""Through the compatibility module, as the upgrade guides advise."""
import tensorflow.compat.v1 as tf

layers = tf.contrib.layers
print("no error")
