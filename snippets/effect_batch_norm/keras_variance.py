"""Keras: the variance that enters the moving variance."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
images = np.random.RandomState(0).normal(5, 2, (2, 2, 2, 1))
images = images.astype("float32")
divided_by = {"n": images.var(), "n - 1": images.var(ddof=1)}
values = {}
for name, batch in {"4 axes": images, "2 axes": images.reshape(8, 1)}.items():
    layer = tf.keras.layers.BatchNormalization(momentum=0.0)  # no averaging
    layer(batch, training=True)
    kept = layer.moving_variance.numpy()[0]
    by = min(divided_by, key=lambda by: abs(divided_by[by] - kept))
    values[name] = {"variance": float(kept), "divided by": by}
    print("%s: %.3f, divided by %s" % (name, kept, by))
