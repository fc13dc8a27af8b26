"""A small network in 1.15's slim, its weights saved as a checkpoint."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim


def network(images, is_training):
    with slim.arg_scope([slim.conv2d], normalizer_fn=slim.batch_norm), \
            slim.arg_scope([slim.batch_norm, slim.dropout],
                           is_training=is_training):
        net = slim.conv2d(images, 8, [3, 3], scope="conv1")
        net = slim.max_pool2d(net, [2, 2], scope="pool1")
        net = slim.conv2d(net, 16, [3, 3], padding="VALID", scope="conv2")
        net = slim.dropout(slim.flatten(net), 0.8)
        return slim.fully_connected(
            net, 10, activation_fn=None, scope="logits")


random = np.random.RandomState(0)
images = random.rand(20, 8, 8, 1)
logits = network(tf.constant(images, tf.float32), is_training=False)

with tf.Session() as session:
    for variable in tf.global_variables():  # as if it had been trained
        variable.load(random.rand(*variable.shape.as_list()) - 0.3 * (
            "variance" not in variable.name), session)
    tf.train.Saver().save(session, "./slim.ckpt", write_meta_graph=False)
    np.save("slim_outputs.npy", session.run(logits))

saved = tf.train.list_variables("./slim.ckpt")
values = {"names": [name for name, shape in saved]}
print("\n".join(values["names"]))
