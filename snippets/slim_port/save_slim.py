"""Typical old code: 1.15 trains, saves half-way, and continues training."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim


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


random = np.random.RandomState(0)
digits, labels = random.rand(10, 8, 8, 1), random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.5, (200, 8, 8, 1))
images = images.astype("float32")

tf.set_random_seed(0)
train_op, losses = train_operation(images, labels), []
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(80):
        if step == 40:
            tf.train.Saver().save(
                session, "./slim.ckpt", write_meta_graph=False)
        losses.append(session.run(train_op))
    averages = {v.op.name: session.run(v) for v in tf.global_variables()
                if "moving" in v.name}

with tf.Graph().as_default(), tf.Session() as session:
    logits = network(tf.constant(images), is_training=False)
    tf.train.Saver().restore(session, "./slim.ckpt")
    outputs = session.run(logits)

losses = np.reshape(losses, (8, 10)).mean(axis=1)  # per epoch
np.savez("slim.npz", images=images, labels=labels, outputs=outputs,
         **averages)
saved = tf.train.list_variables("./slim.ckpt")
values = {"losses": losses.tolist(), "names": [name for name, _ in saved]}
print(len(saved), "arrays saved after pass 4 of 8; mean loss of the passes:")
print(*["%.3f" % loss for loss in losses])
