"""The optimiser counts its steps."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    step = tf.train.get_or_create_global_step()
    weight = tf.get_variable("weight", [])
    train = tf.train.GradientDescentOptimizer(0.1).minimize(weight, step)
    session.run(tf.global_variables_initializer())
    session.run(train)
    session.run(train)
    print(step.name, session.run(step))
