"""Save a graph that is pinned to a GPU, with a checkpoint."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
with tf.device("/gpu:0"):
    weights = tf.get_variable(
        "weights", [2], initializer=tf.ones_initializer())
    total = tf.reduce_sum(weights, name="total")
config = tf.ConfigProto(allow_soft_placement=True)
with tf.Session(config=config) as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./model.ckpt", write_state=False)
