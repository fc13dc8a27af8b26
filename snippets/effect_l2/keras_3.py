"""Penalties of the regularisers of Keras, and the fix."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
weights = tf.constant([[1.0, 2.0], [3.0, 4.0]])  # the squares sum to 30
regularizers = tf.keras.regularizers
values = {
    "l1": float(regularizers.l1(0.1)(weights)),
    "l2": float(regularizers.l2(0.1)(weights)),
    "l2 fixed": float(regularizers.l2(0.1 / 2)(weights)),
    "l1_l2 with nothing said": float(regularizers.l1_l2()(weights)),
    "l1_l2 fixed": float(regularizers.l1_l2(l1=1.0, l2=1.0 / 2)(weights)),
}
for name in values:
    print(name + ": %.1f" % values[name])
