"""tf_slim restores that checkpoint: same code, same names, same outputs."""
import sys

import numpy as np
import tensorflow.compat.v1 as tf
import tf_slim as slim
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization

sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
tf.disable_v2_behavior()


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


images = np.random.RandomState(0).rand(20, 8, 8, 1)
logits = network(tf.constant(images, tf.float32), is_training=False)

with tf.Session() as session:
    tf.train.Saver().restore(session, "./slim.ckpt")
    ours = session.run(logits)

theirs = np.load("slim_outputs.npy")
values = {"largest difference": float(np.abs(ours - theirs).max()),
          "largest output": float(np.abs(theirs).max())}
print("equal but for 0.00001 of the largest output:",
      values["largest difference"] < 1e-5 * values["largest output"])
