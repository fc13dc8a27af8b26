"""With compat.v1 the name is found, but there is nothing in the graph."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()  # what TensorFlow 2 does by itself
total = tf.constant(2) * tf.constant(3)
with tf.Session() as session:
    print(session.run(total))
