"""A dict of v.name: the checkpoint's names end in :0."""
import os
import tempfile

import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
weights = tf.get_variable("dense/weights", initializer=[1.0])
saver = tf.train.Saver({v.name: v for v in tf.global_variables()})

with tempfile.TemporaryDirectory() as folder, tf.Session() as session:
    session.run(tf.global_variables_initializer())
    path = saver.save(session, os.path.join(folder, "model.ckpt"))
    values = {"names": [name for name, _ in tf.train.list_variables(path)]}
print(*values["names"])
