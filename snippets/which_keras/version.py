"""The version of tf.keras, as people usually look it up."""
import tensorflow as tf

print(tf.keras.__version__)
