"""Each summary takes a step and goes to the open writer."""
import tempfile
from pathlib import Path

import tensorflow.compat.v2 as tf  # in 2.x, the same as tensorflow

tf.compat.v1.enable_eager_execution()
written = tf.summary.scalar("loss", 0.5, step=0)  # no writer is open

with tempfile.TemporaryDirectory() as folder:
    writer = tf.summary.create_file_writer(folder)
    with writer.as_default():
        for step in range(2):
            tf.summary.scalar("loss", 0.5, step=step)
    writer.close()
    (log,) = Path(folder).iterdir()
    events = list(tf.compat.v1.train.summary_iterator(str(log)))

values = {"without a writer": bool(written), "read": [
    [event.step, value.tag, value.simple_value,
     float(tf.make_ndarray(value.tensor))]
    for event in events for value in event.summary.value]}
print("written without a writer:", values["without a writer"])
for step, tag, number, tensor in values["read"]:
    print("step %d: %s, simple_value %.1f, make_ndarray(tensor) %.1f"
          % (step, tag, number, tensor))
