"""Restore all but the last layer from a checkpoint, and train only the last one."""
import tempfile

import tensorflow.compat.v1 as tf
import tf_slim as slim

tf.disable_v2_behavior()


def network(classes):
    net = slim.fully_connected(tf.ones([20, 4]), 8, scope="hidden")
    return slim.fully_connected(net, classes, scope="logits")


with tempfile.TemporaryDirectory() as folder:
    with tf.Graph().as_default(), tf.Session() as session:
        network(10)
        session.run(tf.global_variables_initializer())
        tf.train.Saver().save(session, folder + "/old.ckpt")
        [hidden] = slim.get_variables_by_name("hidden/weights")
        old = session.run(hidden)

    outputs = network(3)
    restored = slim.get_variables_to_restore(exclude=["logits"])
    init_fn = slim.assign_from_checkpoint_fn(folder + "/old.ckpt", restored)
    loss = tf.losses.mean_squared_error(tf.ones([20, 3]), outputs)
    train_op = slim.learning.create_train_op(
        loss, tf.train.AdamOptimizer(0.1),
        variables_to_train=slim.get_trainable_variables("logits"))
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        init_fn(session)  # slim.learning.train does both
        for step in range(5):
            session.run(train_op)
        [hidden] = slim.get_variables_by_name("hidden/weights")
        same = bool((session.run(hidden) == old).all())

slots = [variable.op.name for variable in tf.global_variables()
         if variable.op.name.endswith("/Adam")]
values = {"restored": [variable.op.name for variable in restored],
          "slots": slots, "as it was": same}
print("restored:", *values["restored"])
print("trained, by their slots:", *slots)
print("the hidden layer is as it was:", same)
