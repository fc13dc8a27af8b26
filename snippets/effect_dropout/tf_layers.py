"""tf.layers.dropout(ones, 0.9) called by default, and in training."""
import numpy as np
import tensorflow.compat.v1 as tf

layers = tf.layers
tf.disable_v2_behavior()
tf.set_random_seed(0)
values = {}
for name, outputs in {
    "default": layers.dropout(tf.ones([100000]), 0.9),
    "training": layers.dropout(tf.ones([100000]), 0.9, training=True),
}.items():
    with tf.Session() as session:
        values[name] = float(np.mean(session.run(outputs) != 0))
    print(name + ", kept: %.0f %%" % (100 * values[name]))
