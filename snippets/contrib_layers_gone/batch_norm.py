"""A name in tf_slim that exists but doesn't work."""
import tensorflow.compat.v1 as tf
import tf_slim as layers

tf.disable_v2_behavior()
inputs = tf.placeholder(tf.float32, [None, 8, 8, 3])
outputs = layers.batch_norm(inputs)
