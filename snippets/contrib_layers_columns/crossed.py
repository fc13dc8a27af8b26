"""Two words crossed, with and without a hash key."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
city = layers.sparse_column_with_hash_bucket("city", 1000)
word = layers.sparse_column_with_hash_bucket("word", 1000)
features = {
    "city": tf.constant([["Oslo"], ["Bonn"], ["Rome"]]),
    "word": tf.constant([["blue"], ["red"], ["green"]]),
}
buckets = {}
for name, key in (("without", None),
                  ("with", layers.SPARSE_FEATURE_CROSS_DEFAULT_HASH_KEY)):
    crossed = layers.crossed_column([city, word], 100, hash_key=key)
    found = layers.transform_features(dict(features), [crossed])[crossed]
    with tf.Session() as session:
        buckets[name] = session.run(found).values
    print(name, "hash_key:", buckets[name])
np.savez("crossed.npz", **buckets)
