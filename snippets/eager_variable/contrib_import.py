"""The import as it was written then, in a separate program."""
import subprocess
import sys

program = """
import tensorflow as tf
import tensorflow.contrib.eager as tfe

tf.enable_eager_execution()
print(tfe.Variable(1.0))
"""
both = program.replace("as tfe\n", "as tfe\ntfe = tf.contrib.eager\n")
values = {}
for name, text in {"said": program, "with both lines": both}.items():
    done = subprocess.run(
        [sys.executable, "-c", text], stderr=subprocess.PIPE)
    values[name] = done.stderr.decode().strip().splitlines()[-1]
    print(values[name])
