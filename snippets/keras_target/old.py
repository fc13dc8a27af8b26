"""1.x: the target network follows by operations that assign."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
random = np.random.RandomState(0)
start = random.rand(3, 2).astype("float32")
now, later = random.rand(2, 8, 3).astype("float32")
rewards = random.rand(8).astype("float32")


def network(x, scope):
    with tf.variable_scope(scope):
        return tf.matmul(x, tf.get_variable("kernel", initializer=start))


aim = rewards + 0.9 * tf.reduce_max(network(later, "target"), 1)
chosen = network(now, "online")[:, 0]
loss = tf.reduce_mean((tf.stop_gradient(aim) - chosen) ** 2)
[online], [target] = map(tf.trainable_variables, ("online", "target"))
train = tf.train.AdamOptimizer(0.1).minimize(loss, var_list=[online])
follow = tf.assign(target, 0.9 * target + 0.1 * online)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    losses = []
    for _ in range(5):
        losses.append(float(session.run([loss, train])[0]))
        session.run(follow)
np.savez("target.npz", start=start, now=now, later=later, rewards=rewards,
         losses=losses)
values = {"losses": losses}
