"""Label smoothing of 0.1 in tf.losses and in Keras."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
logits = tf.constant([[2.0, 1, 0], [0, 1, 0], [1, 0, 3]])
labels = tf.one_hot([0, 2, 0], 3)
old = tf.compat.v1.losses.softmax_cross_entropy
new = tf.keras.losses.CategoricalCrossentropy(
    from_logits=True, label_smoothing=0.1)
values = {
    "tf.losses": float(old(labels, logits, label_smoothing=0.1)),
    "Keras": float(new(labels, logits)),
}
for name in values:
    print(name + ": %.3f" % values[name])
