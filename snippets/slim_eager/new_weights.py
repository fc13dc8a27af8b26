"""Call slim eagerly, twice with the same input."""
import tensorflow as tf
import tf_slim as slim

inputs = tf.ones([1, 4])
first = slim.fully_connected(inputs, 3, activation_fn=None)
second = slim.fully_connected(inputs, 3, activation_fn=None)
collected = tf.compat.v1.get_collection("variables")

values = {"equal": bool(tf.reduce_all(first == second)),
          "kept": len(collected)}
print("the same numbers:", values["equal"])
print("variables that can be found again:", values["kept"])
