"""Code that can't be changed, in other files or in a pickle."""
import sys

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
sys.modules["tensorflow"] = tf  # what `import tensorflow` finds from now on

elsewhere = """
import tensorflow as tf
from tensorflow.python.framework import ops

inputs = tf.placeholder(tf.float32, [2])
outputs = ops.convert_to_tensor(tf.log(inputs))
"""
names = {}
exec(elsewhere, names)

with tf.Session() as session:
    result = session.run(names["outputs"], {names["inputs"]: [1.0, 2.0]})
values = {"result": result.tolist()}
print("{:.3f} {:.3f}".format(*result))
