"""slim.losses takes the logits first, tf.losses the labels."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim

random = np.random.RandomState(0)
labels = tf.one_hot([1, 2, 3], 10)
logits = tf.constant(random.normal(0, 2, (3, 10)), tf.float32)

losses = {
    "slim.losses, logits first":
        slim.losses.softmax_cross_entropy(logits, labels),
    "tf.losses, labels first":
        tf.losses.softmax_cross_entropy(labels, logits),
    "tf.losses, logits first":
        tf.losses.softmax_cross_entropy(logits, labels),
}

with tf.Session() as session:
    values = {name: float(session.run(loss)) for name, loss in losses.items()}
for name, loss in values.items():
    print("{:27} {:.3f}".format(name, loss))
