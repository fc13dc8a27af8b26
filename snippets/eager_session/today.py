"""Today: no session. The result is there already."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # what TensorFlow 2 does by itself
total = tf.constant(2) * tf.constant(3)
print(total)
print(total.numpy(), int(total))
