"""Flags that work in a notebook, even in a cell that runs again."""
import sys

import tensorflow.compat.v1 as tf

sys.argv = ["ipykernel_launcher.py", "-f", "kernel.json"]  # as Jupyter does
flags = tf.app.flags
FLAGS = flags.FLAGS
for cell in ("run", "run again"):
    flags.DEFINE_float("rate", 0.5, "the rate", allow_override=True)
    flags.DEFINE_string("log_dir", "logs", "the logs", allow_override=True)
    FLAGS([sys.argv[0]])
values = {"rate": FLAGS.rate, "log_dir": FLAGS.log_dir}
print(values["rate"], values["log_dir"])
