"""SGD and Adagrad with the same learning rate: a weight after 3 steps."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
train, optimizers = tf.compat.v1.train, tf.keras.optimizers
values = {}
for name, pair in {
    "SGD": [train.GradientDescentOptimizer(0.1), optimizers.SGD(0.1)],
    "Adagrad": [train.AdagradOptimizer(0.1), optimizers.Adagrad(0.1)],
}.items():
    values[name] = []
    for optimizer in pair:
        weight, gradient = tf.Variable([1.0]), tf.constant([1.0])
        for step in range(3):
            optimizer.apply_gradients([(gradient, weight)])
        values[name].append(float(weight.numpy()[0]))
    print(name, "tf.train: %.3f, Keras: %.3f" % tuple(values[name]))
