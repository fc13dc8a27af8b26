"""Look up a TensorFlow 1 name in two places."""
import tensorflow as tf

print("tf.placeholder:", hasattr(tf, "placeholder"))
print("tf.compat.v1.placeholder:", hasattr(tf.compat.v1, "placeholder"))
