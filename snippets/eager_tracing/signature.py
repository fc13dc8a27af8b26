"""Declare which sizes may vary, and one graph serves all of them."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2
traces = {"without": 0, "with": 0}


@tf.function
def without(images):
    traces["without"] += 1
    return tf.reduce_mean(images)


@tf.function(input_signature=[tf.TensorSpec([None, 8, 8, 1], tf.float32)])
def with_signature(images):
    traces["with"] += 1
    return tf.reduce_mean(images)


for size in (20, 19, 18, 17):
    without(tf.ones([size, 8, 8, 1]))
    with_signature(tf.ones([size, 8, 8, 1]))
values = {"traces": traces}
print(traces)
