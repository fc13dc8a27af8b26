"""Import its graph."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.train.import_meta_graph("./beam.ckpt.meta")
