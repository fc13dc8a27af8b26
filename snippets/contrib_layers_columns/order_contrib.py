"""Two columns of tf.contrib.layers, listed in the order b, a."""
import tensorflow as tf

layers = tf.contrib.layers
features = {"a": tf.constant([[1.0]]), "b": tf.constant([[2.0]])}
outputs = layers.input_from_feature_columns(
    features, [layers.real_valued_column("b"), layers.real_valued_column("a")])
with tf.Session() as session:
    result = session.run(outputs)
values = {"result": result.tolist()}
print(result)
