"""Beyond layers: parts of the pipeline, before and after the fix."""
import sys

import tensorflow.compat.v1 as tf
import tf_slim as slim
from tensorflow.python.framework import ops
from tensorflow.python.ops import array_ops, control_flow_ops, variable_scope
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization

tf.disable_v2_behavior()
image, flags = tf.ones([2, 8, 8, 4]), tf.constant([True, False])
weight = slim.model_variable("weight", [2])
loss = tf.reduce_sum(weight ** 2)
optimizer = tf.train.GradientDescentOptimizer(0.1)
train_op = slim.learning.create_train_op
decoder = slim.tfexample_decoder.TFExampleDecoder(
    {"image/encoded": tf.FixedLenFeature((), tf.string, ""),
     "image/format": tf.FixedLenFeature((), tf.string, "png")},
    {"image": slim.tfexample_decoder.Image()})

calls = {
    "learning.create_train_op": lambda: train_op(loss, optimizer),
    "learning.create_train_op, clip_gradient_norm":
        lambda: train_op(loss, optimizer, clip_gradient_norm=1.0),
    "learning.create_train_op, gradient_multipliers":
        lambda: train_op(loss, optimizer, gradient_multipliers={weight: 2.0}),
    "learning.create_train_op, summarize_gradients":
        lambda: train_op(loss, optimizer, summarize_gradients=True),
    "optimize_loss": lambda: slim.optimize_loss(loss, None, 0.1, "SGD"),
    "batch_norm": lambda: slim.batch_norm(image),
    "batch_norm, zero_debias_moving_mean":
        lambda: slim.batch_norm(image, zero_debias_moving_mean=True),
    "local_variable": lambda: slim.local_variable(0.0),
    "global_variable": lambda: slim.global_variable(0.0),
    "get_variables_to_restore": slim.get_variables_to_restore,
    "metrics.streaming_accuracy":
        lambda: slim.metrics.streaming_accuracy(flags, flags),
    "metrics.streaming_dynamic_auc":
        lambda: slim.metrics.streaming_dynamic_auc(tf.ones([2]), flags),
    "losses.softmax_cross_entropy":
        lambda: slim.losses.softmax_cross_entropy(image, image),
    "tfexample_decoder, an image": lambda: decoder.decode("", ["image"]),
}


def outcome(call):
    try:
        call()
        return "works"
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


before = {name: outcome(call) for name, call in calls.items()}
sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
ops.Tensor, ops.IndexedSlices = tf.Tensor, tf.IndexedSlices
array_ops.stack, array_ops.unstack = tf.stack, tf.unstack
variable_scope.variable = tf.Variable
for name in ("Assert", "case", "cond", "while_loop"):
    setattr(control_flow_ops, name, getattr(tf, name))
after = {name: outcome(call) for name, call in calls.items()}

values = {"calls": {name: [before[name], after[name]] for name in calls}}
for title, found in (("as installed:", before), ("with the fix:", after)):
    print(title, list(found.values()).count("works"), "of", len(calls), "work")
