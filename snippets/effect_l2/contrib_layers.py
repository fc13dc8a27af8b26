"""Penalties of the regularisers of tf.contrib.layers."""
import tensorflow as tf

layers = tf.contrib.layers
weights = tf.constant([[1.0, 2.0], [3.0, 4.0]])  # the squares sum to 30
penalties = {
    "l1": layers.l1_regularizer(0.1)(weights),
    "l2": layers.l2_regularizer(0.1)(weights),
    "l1_l2 with nothing said": layers.l1_l2_regularizer()(weights),
}
with tf.Session() as session:
    values = {k: float(v) for k, v in session.run(penalties).items()}
for name in values:
    print(name + ": %.1f" % values[name])
