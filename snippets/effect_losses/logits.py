"""The same logits passed to tf.losses and to Keras."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
logits = tf.constant([[2.0, 1, 0], [0, 1, 0], [1, 0, 3]])
labels = tf.constant([0, 2, 0])
old = tf.compat.v1.losses.sparse_softmax_cross_entropy
Loss = tf.keras.losses.SparseCategoricalCrossentropy
values = {
    "tf.losses": float(old(labels, logits)),
    "default": float(Loss()(labels, logits)),
    "fixed": float(Loss(from_logits=True)(labels, logits)),
}
for name in values:
    print(name + ": %.3f" % values[name])
