"""The fix: make the module available under its old name again."""
import sys

import numpy as np
import tensorflow.compat.v1 as tf
import tf_slim as slim
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization

sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization

tf.disable_v2_behavior()

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")
start = [tf.constant_initializer(random.normal(0, 0.3, (3, 3, 1, 8))),
         tf.constant_initializer(random.normal(0, 0.1, (128, 10)))]

data = tf.data.Dataset.from_tensor_slices((images, labels)).repeat().batch(20)
batch, answers = data.make_one_shot_iterator().get_next()
net = slim.conv2d(
    batch, 8, [3, 3], weights_initializer=start[0],
    normalizer_fn=slim.batch_norm, normalizer_params={"decay": 0.9})
net = slim.flatten(slim.max_pool2d(net, [2, 2]))
logits = slim.fully_connected(
    net, 10, activation_fn=None, weights_initializer=start[1])
loss = tf.losses.sparse_softmax_cross_entropy(answers, logits)
train_op = slim.learning.create_train_op(
    loss, tf.train.GradientDescentOptimizer(0.1))
[mean] = slim.get_variables_by_suffix("moving_mean")

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    losses = [float(session.run(train_op)) for _ in range(100)]
    values = {"losses": losses, "moving mean": session.run(mean).tolist()}

print("loss of the first step {:.3f}, of the last {:.3f}".format(
    losses[0], losses[-1]))
print("moving mean", np.round(values["moving mean"], 3))
