"""The graph is imported without its devices."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
saver = tf.train.import_meta_graph("./model.ckpt.meta", clear_devices=True)
with tf.Session() as session:
    saver.restore(session, "./model.ckpt")
    print(session.run("total:0"))
