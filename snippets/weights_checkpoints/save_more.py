"""1.15 saves with other optimisers, names and scopes."""
import tensorflow as tf

inputs = tf.ones([2, 3])
with tf.variable_scope("generator"):
    tf.set_random_seed(0)
    fake = tf.layers.dense(inputs, 3)
with tf.variable_scope("discriminator"):
    score = tf.layers.dense(fake, 1)
loss = tf.reduce_mean(score ** 2, name="total_loss")
mean = tf.reduce_mean(fake, 0, name="mean")  # as a batch norm by hand
weights = {scope: tf.trainable_variables(scope)
           for scope in ("generator", "discriminator")}

train = tf.train
steps = [
    train.AdamOptimizer().minimize(-loss, var_list=weights["generator"]),
    train.AdamOptimizer(name="Adam_D").minimize(
        loss, var_list=weights["discriminator"]),
    train.RMSPropOptimizer(0.1, centered=True).minimize(loss),
    tf.contrib.layers.optimize_loss(
        loss, train.get_or_create_global_step(), 0.1, "Adam", name="opt"),
    train.ExponentialMovingAverage(0.9, name="avg").apply([loss]),
    train.ExponentialMovingAverage(0.9).apply([mean]),
]
with tf.variable_scope("train"):
    steps.append(train.AdamOptimizer().minimize(loss))

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in steps:
        session.run(step)
    train.Saver().save(session, "./more.ckpt", write_meta_graph=False)
values = {"weights": sorted(
    [v.op.name for them in weights.values() for v in them]
    + ["mean/ExponentialMovingAverage"])}
