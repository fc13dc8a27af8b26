"""Run a frozen graph, and extract its weights."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

with tf.gfile.GFile("frozen.pb", "rb") as file:
    frozen = tf.GraphDef.FromString(file.read())
weights = {node.name: tf.make_ndarray(node.attr["value"].tensor)
           for node in frozen.node if node.op == "Const"}
for name, array in weights.items():
    if array.dtype == np.float32:
        print(name, array.shape)
used = {name.split(":")[0] for node in frozen.node for name in node.input}
ends = [node.name for node in frozen.node if node.op == "Placeholder"]
unused = [node.name for node in frozen.node if node.name not in used]
print("placeholders:", *ends)
print("nothing uses:", *unused)

saved = np.load("frozen.npz")
with tf.Graph().as_default(), tf.Session() as session:
    tf.import_graph_def(frozen, name="")
    outputs = session.run("logits/BiasAdd:0", {"images:0": saved["images"]})
values = {"difference": float(np.abs(outputs - saved["outputs"]).max()),
          "largest": float(np.abs(outputs).max()),
          "placeholders": ends, "unused": unused,
          "weights": {name: list(array.shape) for name, array
                      in weights.items() if array.dtype == np.float32}}
print("equal within 0.0001:", values["difference"] < 1e-4)
