"""With compat.v1 the name exists, but the graph is empty."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # the default in TensorFlow 2
total = tf.constant(2) * tf.constant(3)
with tf.Session() as session:
    print(session.run(total))
