"""Merge, run, write and read back the summaries of a graph."""
import tempfile
from pathlib import Path

import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
loss = tf.placeholder(tf.float32, [])
tf.summary.scalar("loss", loss)
merged = tf.summary.merge_all()

with tempfile.TemporaryDirectory() as folder:
    writer = tf.summary.FileWriter(folder)
    with tf.Session() as session:
        for step in range(2):
            writer.add_summary(session.run(merged, {loss: 0.5}), step)
    writer.close()
    (log,) = Path(folder).iterdir()
    events = list(tf.train.summary_iterator(str(log)))

values = {"read": [[event.step, value.tag, value.simple_value]
                   for event in events for value in event.summary.value]}
for step, tag, number in values["read"]:
    print("step %d: %s, simple_value %.1f" % (step, tag, number))
