"""One training step each way: what happens to batch norm's moving mean?"""
import tensorflow as tf

slim = tf.contrib.slim


def train_op_by_hand(loss, optimizer):
    return optimizer.minimize(loss)


def train_op_with_updates(loss, optimizer):
    updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
    with tf.control_dependencies(updates):
        return optimizer.minimize(loss)


def moving_mean(make_train_op):
    with tf.Graph().as_default():
        outputs = slim.batch_norm(tf.fill([20, 4], 3.0), decay=0.9)
        loss = tf.losses.mean_squared_error(tf.ones([20, 4]), outputs)
        train_op = make_train_op(loss, tf.train.GradientDescentOptimizer(0.1))
        [mean] = slim.get_variables_by_suffix("moving_mean")
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            session.run(train_op)
            return float(session.run(mean)[0])


values = {
    "slim.learning.create_train_op":
        moving_mean(slim.learning.create_train_op),
    "optimizer.minimize": moving_mean(train_op_by_hand),
    "minimize after UPDATE_OPS": moving_mean(train_op_with_updates),
}
for name, mean in values.items():
    print("{:30} mean {:.3f}".format(name, mean))
