"""Ten training steps, with and without what is in two collections."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def train(ask):
    """Return the kernel and the moving mean after ten steps."""
    with tf.Graph().as_default(), tf.Session() as session:
        kernel = tf.get_variable(
            "kernel", [], initializer=tf.ones_initializer(),
            regularizer=lambda weights: 0.5 * tf.square(weights))
        mean = tf.get_variable("mean", [], trainable=False,
                               initializer=tf.zeros_initializer())
        update = tf.assign(mean, 0.9 * mean + 0.1 * 4.0)
        tf.add_to_collection(tf.GraphKeys.UPDATE_OPS, update)
        loss = 0.0 * kernel  # only a regulariser can change the kernel
        updates = []
        if ask:
            loss += tf.losses.get_regularization_loss()
            updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
        with tf.control_dependencies(updates):
            step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
        session.run(tf.global_variables_initializer())
        for _ in range(10):
            session.run(step)
        return session.run({"kernel": kernel, "moving mean": mean})


values = {"trained": {"not asked for": train(False), "asked for": train(True)}}
for name, found in values["trained"].items():
    print("%s: kernel %.3f, moving mean %.3f"
          % (name, found["kernel"], found["moving mean"]))
