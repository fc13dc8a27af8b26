"""The same losses with keyword arguments."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
logits = tf.constant([[5.0, 1, 0], [0, 3, 0]])
labels = tf.constant([[1.0, 0, 0], [1, 0, 0]])
nn = tf.compat.v1.nn
losses = {
    "softmax": nn.softmax_cross_entropy_with_logits(
        labels=labels, logits=logits),
    "sigmoid": nn.sigmoid_cross_entropy_with_logits(
        labels=labels, logits=logits),
}
values = {name: float(tf.reduce_mean(loss)) for name, loss in losses.items()}
for name in values:
    print(name + ": %.3f" % values[name])
