"""A notebook's kernel is started with its own flag, -f."""
import sys

import tensorflow.compat.v1 as tf

sys.argv = ["ipykernel_launcher.py", "-f", "kernel.json"]  # as Jupyter does
flags = tf.app.flags
flags.DEFINE_float("rate", 0.5, "the learning rate")
print(flags.FLAGS.rate)
