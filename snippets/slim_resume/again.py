"""Call slim.learning.train again with the same folder."""
import tempfile

import tensorflow as tf

slim = tf.contrib.slim


def train(folder, number_of_steps):
    done = []

    def step(session, train_op, global_step, arguments):
        done.append(int(session.run(global_step)) + 1)
        return slim.learning.train_step(
            session, train_op, global_step, arguments)

    with tf.Graph().as_default():
        outputs = slim.fully_connected(tf.ones([20, 4]), 1)
        loss = tf.losses.mean_squared_error(tf.ones([20, 1]), outputs)
        train_op = slim.learning.create_train_op(
            loss, tf.train.GradientDescentOptimizer(0.1))
        slim.learning.train(train_op, folder, train_step_fn=step,
                            number_of_steps=number_of_steps)
    return done


values = {}
with tempfile.TemporaryDirectory() as folder:
    for number in (3, 5, 5):
        done = train(folder, number)
        values.setdefault("steps", []).append(done)
        print("number_of_steps={}: did steps {}".format(number, done))
