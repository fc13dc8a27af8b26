"""The static shape of the graph, and the dynamic shape in a run."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    rows = tf.placeholder(tf.float32, [None, 2])
    print("static:", rows.shape)
    print("dynamic:", session.run(tf.shape(rows), {rows: [[1, 2], [3, 4]]}))
