"""The import of its day, in a program of its own."""
import subprocess
import sys

program = """
import tensorflow as tf
import tensorflow.contrib.eager as tfe

tf.enable_eager_execution()
print(tfe.Variable(1.0))
"""
done = subprocess.run(
    [sys.executable, "-c", program], stderr=subprocess.PIPE)
values = {"said": done.stderr.decode().strip().splitlines()[-1]}
print(values["said"])
