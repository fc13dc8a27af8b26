"""1.x: the averages of a weight, with and without num_updates."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
weight = tf.get_variable("weight", initializer=[4.0])
step = tf.train.get_or_create_global_step()
train = tf.train.GradientDescentOptimizer(0.1).minimize(
    weight ** 2, global_step=step)
averages = {
    "plain": tf.train.ExponentialMovingAverage(0.9),
    "with num_updates": tf.train.ExponentialMovingAverage(0.9, step)}
with tf.control_dependencies([train]):
    update = [one.apply([weight]) for one in averages.values()]
found = {name: one.average(weight) for name, one in averages.items()}

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(10):
        session.run(update)
    values = {name: float(session.run(one)[0]) for name, one in found.items()}
    values["weight"] = float(session.run(weight)[0])
for name, value in values.items():
    print("{}: {:.3f}".format(name, value))
