"""The same with tf.feature_column, in a graph."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
column = tf.feature_column
age = column.numeric_column("age")
word = column.categorical_column_with_vocabulary_list(
    "word", ["red", "green", "blue"])
city = column.categorical_column_with_hash_bucket("city", 5)

features = {
    "age": tf.constant([[17.0], [18.0], [70.0]]),
    "word": tf.constant([["blue"], ["red"], ["pink"]]),  # one is unknown
    "city": tf.constant([["Oslo"], ["Bonn"], ["Rome"]]),
}
outputs = column.input_layer(features, [
    column.bucketized_column(age, [18, 30, 65]),
    column.indicator_column(city),
    column.indicator_column(word),
])

with tf.Session() as session:
    session.run(tf.tables_initializer())
    result = session.run(outputs)
equal = bool((result == np.load("columns.npy")).all())
print("equal:", equal)
values = {"equal": equal}
