"""Loss, train operation, training loop, evaluation: slim's whole pipeline."""
import tempfile

import numpy as np
import tensorflow as tf

slim = tf.contrib.slim

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")
start = [tf.constant_initializer(random.normal(0, 0.3, (3, 3, 1, 8))),
         tf.constant_initializer(random.normal(0, 0.1, (128, 10)))]


def network(images):
    with slim.arg_scope([slim.conv2d, slim.fully_connected],
                        weights_regularizer=slim.l2_regularizer(0.02)):
        net = slim.conv2d(images, 8, [3, 3], weights_initializer=start[0])
        net = slim.flatten(slim.max_pool2d(net, [2, 2]))
        return slim.fully_connected(net, 10, activation_fn=None,
                                    weights_initializer=start[1])


data = tf.data.Dataset.from_tensor_slices((images, labels)).repeat().batch(20)
batch, answers = data.make_one_shot_iterator().get_next()
tf.losses.sparse_softmax_cross_entropy(answers, network(batch))
train_op = slim.learning.create_train_op(
    tf.losses.get_total_loss(), tf.train.GradientDescentOptimizer(0.1))
losses = []


def step(*arguments):
    loss, stop = slim.learning.train_step(*arguments)
    losses.append(float(loss))
    return loss, stop


with tempfile.TemporaryDirectory() as folder:
    slim.learning.train(
        train_op, folder, train_step_fn=step, number_of_steps=120)

    with tf.Graph().as_default():
        found = tf.argmax(network(tf.constant(images)), 1)
        accuracy, update = slim.metrics.streaming_accuracy(found, labels)
        share = slim.evaluation.evaluate_once(
            "", tf.train.latest_checkpoint(folder), folder,
            eval_op=update, final_op=accuracy)

losses = np.reshape(losses, (12, 10)).mean(axis=1)  # per epoch
values = {"losses": losses.tolist(), "accuracy": float(share)}
print("mean loss of the last pass {:.3f}".format(losses[-1]))
print("accuracy {:.3f}".format(share))
