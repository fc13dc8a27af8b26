"""Logits, and the probabilities that softmax computes from them."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
logits = tf.constant([-1.0, 0.0, 3.0])
print(["%.2f" % p for p in tf.nn.softmax(logits).numpy()])
