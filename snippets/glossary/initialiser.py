"""Running the initialiser gives the variable its first value."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    bias = tf.get_variable("bias", [3], initializer=tf.ones_initializer())
    session.run(bias.initializer)
    print(session.run(bias))
