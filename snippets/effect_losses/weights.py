"""One example in three has weight 0."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
logits = tf.constant([[2.0, 1, 0], [0, 1, 0], [1, 0, 3]])
labels, weights = tf.constant([0, 2, 0]), tf.constant([1.0, 0, 1])
old = tf.compat.v1.losses.sparse_softmax_cross_entropy
Loss = tf.keras.losses.SparseCategoricalCrossentropy
total = Loss(from_logits=True, reduction="sum")(labels, logits, weights)
values = {
    "tf.losses": float(old(labels, logits, weights)),
    "default": float(Loss(from_logits=True)(labels, logits, weights)),
    "fixed": float(total) / float(tf.math.count_nonzero(weights)),
}
for name in values:
    print(name + ": %.3f" % values[name])
