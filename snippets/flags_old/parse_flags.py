"""An old script parses its flags by a hidden method."""
import tensorflow.compat.v1 as tf

flags = tf.app.flags
flags.DEFINE_float("rate", 0.5, "the learning rate")
flags.FLAGS._parse_flags()
