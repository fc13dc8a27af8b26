"""tf.contrib.layers: updates in UPDATE_OPS, or at once."""
import numpy as np
import tensorflow as tf

batch_norm = tf.contrib.layers.batch_norm
images = np.random.RandomState(0).normal(5, 2, (32, 8)).astype("float32")
values = {}
for name, given in {
    "default": {},
    "updates_collections=None": {"updates_collections": None},
}.items():
    with tf.Graph().as_default(), tf.Session() as session:
        outputs = batch_norm(
            tf.constant(images), decay=0.9, scale=True, **given)
        loss = tf.reduce_mean((outputs - images) ** 2)
        step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
        mean = tf.global_variables("BatchNorm/moving_mean")[0]
        session.run(tf.global_variables_initializer())
        found = {"UPDATE_OPS": len(tf.get_collection("update_ops"))}
        for what, fetch in ("ten steps", step), ("ten outputs", outputs):
            for _ in range(10):
                session.run(fetch)
            found[what] = float(mean.eval()[0])
    values[name] = found
    print("%s: %d operations in UPDATE_OPS, moving mean after ten steps "
          "%.2f, after ten outputs %.2f" % (name, *found.values()))
