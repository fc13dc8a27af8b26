"""Keep 80 % in training, everything at inference."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
tf.set_random_seed(0)
ones = np.ones([100, 100], "float32")

training = layers.dropout(tf.constant(ones), keep_prob=0.8)
inference = layers.dropout(tf.constant(ones), keep_prob=0.8,
                           is_training=False)

with tf.Session() as session:
    training, inference = session.run([training, inference])
np.savez("dropout.npz", inputs=ones, training=training, inference=inference)
print("training: kept %.1f of all, times %.2f" % (
    (training > 0).mean(), training.max()))
print("inference unchanged:", (inference == ones).all())
values = {"kept": (training > 0).mean()}
