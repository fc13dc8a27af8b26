"""The fix: a Saver with a map from the checkpoint's names to variables."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
saved = np.load("slim.npz")
outputs = tf.layers.conv2d(
    tf.constant(saved["images"]), 4, [3, 3],
    padding="same", activation=tf.nn.relu)

kernel, bias = tf.global_variables()
saver = tf.train.Saver({"Conv/weights": kernel, "Conv/biases": bias})
with tf.Session() as session:
    saver.restore(session, "./slim.ckpt")
    ours = session.run(outputs)

difference = np.abs(ours - saved["outputs"]).max()
values = {"difference": float(difference), "largest": float(ours.max())}
print("equal within 0.00001:", difference < 1e-5)
