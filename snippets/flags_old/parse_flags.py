"""An old script parses its flags with a private method."""
import tensorflow.compat.v1 as tf

flags = tf.app.flags
flags.DEFINE_float("rate", 0.5, "the learning rate")
flags.FLAGS._parse_flags()
