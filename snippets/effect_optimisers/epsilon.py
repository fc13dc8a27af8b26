"""Adam and Adadelta: the first step, with the default epsilon and with tf's."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
train, optimizers = tf.compat.v1.train, tf.keras.optimizers
values = {}
for name, gradient, three in [
    ("Adam", 1e-6, [
        train.AdamOptimizer(), optimizers.Adam(),
        optimizers.Adam(epsilon=1e-8)]),
    ("Adadelta", 1.0, [
        train.AdadeltaOptimizer(), optimizers.Adadelta(),
        optimizers.Adadelta(epsilon=1e-8)]),
]:
    steps = []
    for optimizer in three:
        weight = tf.Variable([0.0])
        optimizer.apply_gradients([(tf.constant([gradient]), weight)])
        steps.append(-float(weight.numpy()[0]))
    values[name] = dict(zip(["tf.train", "default", "fixed"], steps))
    print(name, "tf.train %.2e, default %.2e, fixed %.2e" % tuple(steps))
