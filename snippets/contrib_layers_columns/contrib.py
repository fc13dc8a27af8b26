"""Three features, encoded by columns of tf.contrib.layers."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
age = layers.real_valued_column("age")
word = layers.sparse_column_with_keys("word", ["red", "green", "blue"])
city = layers.sparse_column_with_hash_bucket("city", 5)

features = {
    "age": tf.constant([[17.0], [18.0], [70.0]]),
    "word": tf.constant([["blue"], ["red"], ["pink"]]),  # one is unknown
    "city": tf.constant([["Oslo"], ["Bonn"], ["Rome"]]),
}
outputs = layers.input_from_feature_columns(features, [
    layers.bucketized_column(age, [18, 30, 65]),
    layers.one_hot_column(city),
    layers.one_hot_column(word),
])

with tf.Session() as session:
    session.run(tf.tables_initializer())
    result = session.run(outputs)
np.save("columns.npy", result)
print(result.astype(int))
