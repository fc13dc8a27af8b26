"""Two columns, listed in the order b, a."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
features = {"a": tf.constant([[1.0]]), "b": tf.constant([[2.0]])}
numeric = tf.feature_column.numeric_column
outputs = tf.feature_column.input_layer(
    features, [numeric("b"), numeric("a")])
with tf.Session() as session:
    result = session.run(outputs)
values = {"result": result.tolist()}
print(result)
