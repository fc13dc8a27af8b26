"""The same two words crossed by tf.feature_column, without a hash key."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
column = tf.feature_column
features = {
    "city": tf.constant([["Oslo"], ["Bonn"], ["Rome"]]),
    "word": tf.constant([["blue"], ["red"], ["green"]]),
}
crossed = column.crossed_column(["city", "word"], 100)
buckets = tf.argmax(
    column.input_layer(features, [column.indicator_column(crossed)]), 1)
with tf.Session() as session:
    found = session.run(buckets)

old = np.load("crossed.npz")
values = {name: bool((found == old[name]).all()) for name in old}
print(found)
for name, equal in values.items():
    print("equal to those of tf.contrib", name, "hash_key:", equal)
