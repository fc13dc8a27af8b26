"""Freeze a graph, in 1.15 and today."""
import tensorflow.compat.v1 as tf
from tensorflow.python.framework import graph_util

tf.disable_v2_behavior()
inputs = tf.placeholder(tf.float32, [None, 3], "inputs")
kernel = tf.get_variable("kernel", [3, 2])
tf.nn.softmax(tf.matmul(inputs, kernel), name="outputs")
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    graph = session.graph_def
    frozen = tf.graph_util.convert_variables_to_constants(
        session, graph, ["outputs"])

values = {"nodes": [node.name for node in frozen.node], "inner": "works"}
try:
    graph_util.convert_variables_to_constants  # the old way to it
except AttributeError as error:
    values["inner"] = str(error)
print(*values["nodes"])
print("the inner module:", values["inner"])
