"""sigmoid_cross_entropy_with_logits(logits, labels), positional arguments."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
logits = tf.constant([[5.0, 1, 0], [0, 3, 0]])
labels = tf.constant([[1.0, 0, 0], [1, 0, 0]])
values = {}
for name, nn in {"compat.v1": tf.compat.v1.nn, "tf": tf.nn}.items():
    loss = nn.sigmoid_cross_entropy_with_logits(logits, labels)
    values[name] = float(tf.reduce_mean(loss))
    print(name + ": %.3f" % values[name])
