"""tf.layers.batch_normalization called by default, and in training."""
import numpy as np
import tensorflow.compat.v1 as tf

layers = tf.layers
tf.disable_v2_behavior()
images = np.random.RandomState(0).normal(5, 2, (32, 8, 8, 3))
values = {}
for name, given in [("default", {}), ("training=True", {"training": True})]:
    with tf.Graph().as_default(), tf.Session() as session:
        outputs = layers.batch_normalization(
            tf.constant(images, tf.float32), **given)
        updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
        session.run(tf.global_variables_initializer())
        for step in range(10):
            mean = session.run([outputs, updates])[0].mean()
        moving_mean = session.run(tf.global_variables()[2])[0]
    values[name] = {
        "output mean": float(mean), "moving mean": float(moving_mean)}
    print(name + ": mean of outputs: %.0f" % abs(mean), end=", ")
    print("moving mean: %.3f" % moving_mean)
