"""RMSProp: a weight of 1, gradients of 1, a learning rate of 0.1."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
train, optimizers = tf.compat.v1.train, tf.keras.optimizers
values = {}
for name, optimizer in {
    "tf.train": train.RMSPropOptimizer(0.1),
    "default": optimizers.RMSprop(0.1),
    "same epsilon": optimizers.RMSprop(0.1, epsilon=1e-10),
}.items():
    weight, gradient = tf.Variable([1.0]), tf.constant([1.0])
    values[name] = []
    for step in range(3):
        optimizer.apply_gradients([(gradient, weight)])
        values[name].append(float(weight.numpy()[0]))
    print(name + ": %.3f %.3f %.3f" % tuple(values[name]))
