"""Restore it without the code that built it, and find its input and outputs."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
saver = tf.train.import_meta_graph("./model.ckpt.meta")
nodes = tf.get_default_graph().get_operations()
used = {tensor.op for node in nodes for tensor in node.inputs}
ends = [node.name for node in nodes if node.type == "Placeholder"]
unused = [node.name for node in nodes
          if node.type in ("BiasAdd", "Softmax") and node not in used]
print("placeholders:", *ends)
print("nothing uses:", *unused)

saved = np.load("saved.npz")
with tf.Session() as session:
    saver.restore(session, "./model.ckpt")
    outputs = session.run("logits/BiasAdd:0", {"images:0": saved["images"]})
values = {"placeholders": ends, "unused": unused,
          "largest": float(np.abs(outputs).max()),
          "difference": float(np.abs(outputs - saved["outputs"]).max())}
print("equal within 0.00001:", values["difference"] < 1e-5)
