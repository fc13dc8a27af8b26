"""A flag whose name absl already uses."""
import tensorflow.compat.v1 as tf

flags = tf.app.flags
flags.DEFINE_string("log_dir", "logs", "where the logs go")
