"""The operation that produces a tensor."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default():
    total = tf.add(tf.constant(20), tf.constant(22), name="total")
print(total.op.type, total.op.name, [one.name for one in total.op.inputs])
