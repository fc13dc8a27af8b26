"""1.x: each optimiser trains the variables in its var_list."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
random = np.random.RandomState(0)
real, noise, start = random.normal(size=(3, 8, 2)).astype("float32")


def network(x, scope, kernel):
    with tf.variable_scope(scope, reuse=tf.AUTO_REUSE):
        bias = np.zeros(kernel.shape[1], "float32")
        return (tf.matmul(x, tf.get_variable("kernel", initializer=kernel))
                + tf.get_variable("bias", initializer=bias))


def cross_entropy(logits, label):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
        labels=label * tf.ones_like(logits), logits=logits))


fake = network(noise, "generator", start[:2])
on_real, on_fake = [network(x, "discriminator", start[2:4, :1])
                    for x in (real, fake)]
losses = {"d": cross_entropy(on_real, 1.0) + cross_entropy(on_fake, 0.0),
          "g": cross_entropy(on_fake, 1.0)}
d_step, g_step = [
    tf.train.AdamOptimizer(0.1).minimize(
        losses[name], var_list=tf.trainable_variables(scope))
    for name, scope in (("d", "discriminator"), ("g", "generator"))]

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    found = []
    for _ in range(5):
        d_loss, _ = session.run([losses["d"], d_step])
        g_loss, _ = session.run([losses["g"], g_step])
        found.append([float(d_loss), float(g_loss)])
np.savez("gan.npz", real=real, noise=noise, start=start, losses=found)
values = {"losses": found}
print("first: d %.3f, g %.3f" % tuple(found[0]))
print("last: d %.3f, g %.3f" % tuple(found[-1]))
