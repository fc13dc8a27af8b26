"""sparse_softmax_cross_entropy_with_logits(logits, labels), positional."""
import tensorflow.compat.v1 as tf

logits = tf.constant([[5.0, 1, 0], [0, 3, 0]])
labels = tf.constant([0, 0])
tf.nn.sparse_softmax_cross_entropy_with_logits(logits, labels)
