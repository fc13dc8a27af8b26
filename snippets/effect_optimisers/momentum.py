"""Momentum of 0.9 while the learning rate falls from 0.1 to 0.01."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
rates = [0.1, 0.1, 0.01, 0.01]
rate = tf.Variable(rates[0])
old = tf.compat.v1.train.MomentumOptimizer(rate, 0.9)
new = tf.keras.optimizers.SGD(rates[0], momentum=0.9)
values = {}
for name, optimizer in {"tf.train": old, "default": new}.items():
    weight, gradient = tf.Variable([1.0]), tf.constant([1.0])
    values[name] = []
    for step in range(4):
        if optimizer is old:
            rate.assign(rates[step])
        else:
            optimizer.learning_rate = rates[step]
        optimizer.apply_gradients([(gradient, weight)])
        values[name].append(float(weight.numpy()[0]))
    print(name + ": %.3f %.3f %.3f %.3f" % tuple(values[name]))
