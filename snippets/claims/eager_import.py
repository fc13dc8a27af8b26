"""The eager example, exactly as shown, prints numbers."""
import tensorflow as tf

tfe = tf.contrib.eager
weights = tfe.Variable(tf.truncated_normal([2, 3], stddev=5e-2))
values = {"holds": "numpy=" in str(weights)}
print(weights)
