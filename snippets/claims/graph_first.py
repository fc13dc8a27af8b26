"""Nothing is computed until a graph has been defined and run."""
import tensorflow as tf

total = tf.constant(20) + tf.constant(22)
values = {"holds": "42" not in str(total)}
print(total)
