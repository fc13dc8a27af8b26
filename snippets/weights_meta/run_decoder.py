"""It runs from its graph, without tf.contrib."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
saver = tf.train.import_meta_graph("./decoder.ckpt.meta")
saved = np.load("decoder.npz")
with tf.Session() as session:
    saver.restore(session, "./decoder.ckpt")
    outputs = session.run("outputs:0", {"inputs:0": saved["series"]})
values = {"difference": float(np.abs(outputs - saved["outputs"]).max()),
          "largest": float(np.abs(outputs).max())}
print("equal within 0.00001:", values["difference"] < 1e-5)
