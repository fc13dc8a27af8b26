"""A name of TensorFlow 1, looked for in two places."""
import tensorflow as tf

print("tf.placeholder:", hasattr(tf, "placeholder"))
print("tf.compat.v1.placeholder:", hasattr(tf.compat.v1, "placeholder"))
