"""Everything that tf_slim needs in today's TensorFlow."""
import sys

import tensorflow.compat.v1 as tf
import tf_slim as slim

# 1. slim.batch_norm: a module that moved within tf_keras.
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization

sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization

# 2. Clipping, optimize_loss, decoders, metrics: names that moved.
from tensorflow.python.framework import ops
from tensorflow.python.ops import array_ops, control_flow_ops, variable_scope

ops.Tensor, ops.IndexedSlices = tf.Tensor, tf.IndexedSlices
array_ops.stack, array_ops.unstack = tf.stack, tf.unstack
variable_scope.variable = tf.Variable
for name in ("Assert", "case", "cond", "while_loop"):
    setattr(control_flow_ops, name, getattr(tf, name))

# 3. Graphs and sessions, as in 1.x. Before the first variable is made.
tf.disable_v2_behavior()

# From here on, the code from 1.x.
outputs = slim.batch_norm(tf.random.normal([20, 4], 3.0, seed=1))
loss = tf.losses.mean_squared_error(tf.ones([20, 4]), outputs)
train_op = slim.learning.create_train_op(
    loss, tf.train.GradientDescentOptimizer(0.1), clip_gradient_norm=1.0)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    losses = [float(session.run(train_op)) for _ in range(20)]

values = {"losses": losses}
print("loss {:.3f}, after 20 steps {:.3f}".format(losses[0], losses[-1]))
