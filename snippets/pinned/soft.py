"""The session falls back to another device if the named one is missing."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
with tf.device("/gpu:0"):
    total = tf.add(1, 2)
config = tf.ConfigProto(allow_soft_placement=True)
with tf.Session(config=config) as session:
    print(session.run(total))
