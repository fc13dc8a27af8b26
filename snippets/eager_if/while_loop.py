"""The loop as a graph operation: the condition and the body are functions."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
size = tf.placeholder(tf.int32, [])

_, halvings = tf.while_loop(
    cond=lambda size, count: size > 1,
    body=lambda size, count: (size // 2, count + 1),
    loop_vars=(size, tf.constant(0)))

with tf.Session() as session:
    sizes = (1, 8, 224)
    print([int(session.run(halvings, {size: number})) for number in sizes])
