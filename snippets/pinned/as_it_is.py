"""A graph pins an operation to a GPU, and the machine has none."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
with tf.device("/gpu:0"):
    total = tf.add(1, 2)
with tf.Session() as session:
    print(session.run(total))
