"""The penalty for two weights."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
penalty = tf.keras.regularizers.l2(0.1)
print(float(penalty(tf.constant([3.0, 4.0]))))
