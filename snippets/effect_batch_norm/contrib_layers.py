"""tf.contrib.layers.batch_norm with its defaults, for ten steps."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
images = np.random.RandomState(0).normal(5, 2, (32, 8, 8, 3))
outputs = layers.batch_norm(tf.constant(images, tf.float32))
moving_mean = tf.contrib.framework.get_variables("BatchNorm/moving_mean")[0]
updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(10):
        mean = session.run([outputs, updates])[0].mean()
    values = {
        "output mean": float(mean),
        "moving mean": float(session.run(moving_mean)[0]),
        "trainable": len(tf.trainable_variables())}
print("mean of outputs: %.0f" % abs(mean), end=", ")
print("moving mean: %.3f" % values["moving mean"], end=", ")
print(values["trainable"], "trainable")
