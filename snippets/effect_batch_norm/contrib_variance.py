"""tf.contrib.layers: the variance that enters the moving variance."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
images = np.random.RandomState(0).normal(5, 2, (2, 2, 2, 1))
divided_by = {"n": images.var(), "n - 1": images.var(ddof=1)}
values = {}
for fused in (True, False):
    with tf.Graph().as_default(), tf.Session() as session:
        batch = tf.constant(images, tf.float32)
        layers.batch_norm(batch, decay=0.0, fused=fused)  # no averaging
        session.run(tf.global_variables_initializer())
        session.run(tf.get_collection(tf.GraphKeys.UPDATE_OPS))
        kept = session.run(tf.global_variables()[-1])[0]
    name = "fused=%s" % fused
    by = min(divided_by, key=lambda by: abs(divided_by[by] - kept))
    values[name] = {"variance": float(kept), "divided by": by}
    print("%s: %.3f, divided by %s" % (name, kept, by))
