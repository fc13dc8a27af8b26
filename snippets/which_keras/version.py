"""The version of tf.keras, as people ask for it."""
import tensorflow as tf

print(tf.keras.__version__)
