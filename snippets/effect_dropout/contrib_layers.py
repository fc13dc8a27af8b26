"""tf.contrib.layers.dropout(ones, 0.9), called by default."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
tf.set_random_seed(0)
outputs = layers.dropout(tf.ones([100000]), 0.9)
with tf.Session() as session:
    values = {"kept": float(np.mean(session.run(outputs) != 0))}
print("kept: %.0f %%" % (100 * values["kept"]))
