"""Variance scaling in tf.contrib and in tf, with the same arguments."""
import tensorflow as tf

pair = {
    "tf.contrib.layers": tf.contrib.layers.variance_scaling_initializer(
        factor=2.0, mode="FAN_IN", seed=0),
    "tf": tf.variance_scaling_initializer(
        scale=2.0, mode="fan_in", seed=0),
}
wanted = (2.0 / (3 * 3 * 256)) ** 0.5
values = {}
with tf.Session() as session:
    for name, draw in pair.items():
        drawn = session.run(draw([3, 3, 256, 256])).std()
        values[name] = float(drawn / wanted)
        print(name + ": %.4f of the formula's deviation" % values[name])
