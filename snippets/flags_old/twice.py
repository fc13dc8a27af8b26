"""A flag that is defined twice, as in a notebook cell that runs again."""
import tensorflow.compat.v1 as tf

flags = tf.app.flags
flags.DEFINE_float("rate", 0.5, "the learning rate")
flags.DEFINE_float("rate", 0.5, "the learning rate")
