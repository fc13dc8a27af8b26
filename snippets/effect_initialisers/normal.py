"""The standard deviation of values drawn by initialisers of tf and of Keras."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
v1, initializers = tf.compat.v1, tf.keras.initializers
values = {}
for name, three in {
    "truncated normal": [
        v1.truncated_normal_initializer(seed=0),
        initializers.TruncatedNormal(seed=0),
        initializers.TruncatedNormal(stddev=1.0, seed=0)],
    "normal": [
        v1.random_normal_initializer(seed=0),
        initializers.RandomNormal(seed=0),
        initializers.RandomNormal(stddev=1.0, seed=0)],
    "uniform": [
        v1.random_uniform_initializer(seed=0),
        initializers.RandomUniform(seed=0),
        initializers.RandomUniform(0.0, 1.0, seed=0)],
}.items():
    drawn = [float(np.array(draw((300, 300))).std()) for draw in three]
    values[name] = dict(zip(["tf", "default", "fixed"], drawn))
    print(name + ": tf %.3f, default %.3f, fixed %.3f" % tuple(drawn))
