"""Switch eager execution off and on again, with operations in between."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
print(tf.constant(2) * tf.constant(3))
tf.disable_eager_execution()
print(tf.constant(2) * tf.constant(3))
tf.enable_eager_execution()
