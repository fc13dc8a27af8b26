"""tf_slim on 2.21: the same functions restore that checkpoint and continue training."""
import sys

import numpy as np
import tensorflow.compat.v1 as tf
import tf_slim as slim
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization

sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
tf.disable_v2_behavior()


def arguments(is_training):
    norm = {"is_training": is_training, "decay": 0.9, "epsilon": 1e-5,
            "scale": True}
    with slim.arg_scope([slim.conv2d, slim.separable_conv2d],
                        normalizer_fn=slim.batch_norm, normalizer_params=norm,
                        weights_regularizer=slim.l2_regularizer(0.002)), \
            slim.arg_scope([slim.dropout], is_training=is_training) as scope:
        return scope


def block(net, depth, scope):
    with tf.variable_scope(scope):
        shortcut = slim.conv2d(net, depth, 1, stride=2, activation_fn=None,
                               scope="shortcut")
        net = slim.conv2d(net, depth, 3, stride=2, scope="conv1")
        net = slim.separable_conv2d(net, depth, 3, 1, activation_fn=None,
                                    scope="conv2")
        return tf.nn.relu(shortcut + net)


def network(images, is_training, keep_prob=1.0):
    # Below 1, each library drops different units: losses would differ.
    with slim.arg_scope(arguments(is_training)):
        net = slim.conv2d(images, 8, 3, scope="conv1")
        net = slim.max_pool2d(net, 3, padding="SAME", scope="pool1")
        net = block(net, 16, "block1")
        net = slim.dropout(slim.flatten(net), keep_prob)
        return slim.fully_connected(
            net, 10, activation_fn=None, scope="logits")


def train_operation(images, labels):
    data = tf.data.Dataset.from_tensor_slices((images, labels))
    data = data.repeat().batch(20).make_one_shot_iterator()
    batch, answers = data.get_next()
    tf.losses.sparse_softmax_cross_entropy(answers, network(batch, True))
    rate = tf.train.exponential_decay(
        0.01, tf.train.get_or_create_global_step(), 50, 0.5)
    return slim.learning.create_train_op(
        tf.losses.get_total_loss(), tf.train.AdamOptimizer(rate))


saved = np.load("slim.npz")
images, labels = saved["images"], saved["labels"]

with tf.Graph().as_default(), tf.Session() as session:
    logits = network(tf.constant(images), is_training=False)
    tf.train.Saver().restore(session, "./slim.ckpt")
    outputs = session.run(logits)

train_op, losses = train_operation(images, labels), []
saver = tf.train.Saver()  # of all variables: slots and global_step, too


def step(session, *arguments):
    loss, stop = slim.learning.train_step(session, *arguments)
    losses.append(loss)
    averages.update({v.op.name: session.run(v) for v in tf.global_variables()
                     if "moving" in v.name})
    return loss, stop


averages = {}
slim.learning.train(
    train_op, None, number_of_steps=80, train_step_fn=step,
    init_fn=lambda session: saver.restore(session, "./slim.ckpt"))

losses = np.reshape(losses, (4, 10)).mean(axis=1)  # per epoch
values = {
    "losses": losses.tolist(), "largest output": float(outputs.max()),
    "difference": float(np.abs(outputs - saved["outputs"]).max()),
    "averages": {name: float(np.abs(averages[name] / saved[name] - 1).max())
                 for name in averages}}
print("outputs equal within 0.0001:", values["difference"] < 1e-4)
print("trained on, mean loss of the passes:")
print(*["%.3f" % loss for loss in losses])
