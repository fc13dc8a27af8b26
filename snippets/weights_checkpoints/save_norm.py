"""1.15 saves a batch norm that is written by hand."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
batches = random.normal(3.0, 2.0, size=(20, 8, 4)).astype("float32")
inputs = tf.placeholder(tf.float32, [None, 4])
training = tf.placeholder(tf.bool, [])


def batch_norm(x, scope):
    with tf.variable_scope(scope):
        beta = tf.get_variable("beta", initializer=tf.zeros([4]))
        gamma = tf.get_variable("gamma", initializer=2.0 * tf.ones([4]))
        mean, variance = tf.nn.moments(x, [0], name="moments")
        ema = tf.train.ExponentialMovingAverage(decay=0.5)

        def update():
            with tf.control_dependencies([ema.apply([mean, variance])]):
                return tf.identity(mean), tf.identity(variance)

        mean, variance = tf.cond(training, update, lambda: (
            ema.average(mean), ema.average(variance)))
        return tf.nn.batch_normalization(x, mean, variance, beta, gamma, 1e-3)


outputs = batch_norm(inputs, "bn")
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for batch in batches:
        session.run(outputs, {inputs: batch, training: True})
    tf.train.Saver().save(session, "./norm.ckpt", write_meta_graph=False)
    x = batches[0]
    found = session.run(outputs, {inputs: x, training: False})
    np.savez("norm.npz", inputs=x, outputs=found)
print(*(v.op.name for v in tf.global_variables()), sep="\n")
