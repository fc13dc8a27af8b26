"""A model function for an Estimator: the layer, and what the Estimator adds."""
import tempfile

import tensorflow.compat.v1 as tf


def l2_regularizer(weights):
    return 5e-4 * tf.nn.l2_loss(weights)


def model_fn(features, labels, mode):
    outputs = tf.layers.conv2d(
        inputs=features,
        filters=64,
        kernel_size=[3, 3],
        strides=[1, 1],
        padding="same",
        activation=tf.nn.relu,
        use_bias=True,
        kernel_initializer=tf.truncated_normal_initializer(stddev=5e-2),
        bias_initializer=tf.zeros_initializer(),
        kernel_regularizer=l2_regularizer)
    loss = tf.reduce_mean(outputs) + tf.losses.get_regularization_loss()
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(
        loss, global_step=tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(
        mode, predictions=outputs, loss=loss, train_op=train_op)


def input_fn():
    return tf.data.Dataset.from_tensors(tf.ones([1, 224, 224, 3]))


with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.Estimator(model_fn, model_dir=folder)
    estimator.train(input_fn, steps=1)
    values = {"checkpoint": sorted(estimator.get_variable_names())}

# Outside the Estimator the model function is plain graph code.
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])
tf.train.create_global_step()
outputs = model_fn(inputs, None, tf.estimator.ModeKeys.TRAIN).predictions
