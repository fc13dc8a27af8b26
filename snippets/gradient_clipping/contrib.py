"""Gradients 3 and 4, clipped to norm 1: one step from 0."""
import tensorflow as tf

layers, slim = tf.contrib.layers, tf.contrib.slim
weights = [tf.get_variable(name, [], initializer=tf.zeros_initializer())
           for name in ("a", "b")]
loss = 3 * weights[0] + 4 * weights[1]
step = tf.train.get_or_create_global_step()
steps = {
    "optimize_loss": layers.optimize_loss(
        loss, step, 1.0, "SGD", clip_gradients=1.0),
    "create_train_op": slim.learning.create_train_op(
        loss, tf.train.GradientDescentOptimizer(1.0), clip_gradient_norm=1.0),
}
values = {}
with tf.Session() as session:
    for name, train in steps.items():
        session.run(tf.global_variables_initializer())
        session.run(train)
        values[name] = [round(float(w), 3) for w in session.run(weights)]
        print(name + ":", values[name])
