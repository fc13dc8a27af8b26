"""In TensorFlow 2 eager execution is the default."""
import tensorflow as tf

values = {"holds": tf.executing_eagerly()}
print(tf.executing_eagerly())
