"""An optimiser of version 1 gets the variables of a Keras model."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.compat.v1.train.AdamOptimizer(0.1)
with tf.GradientTape() as tape:
    result = tf.reduce_sum(net(tf.ones([1, 2])))
v = net.trainable_variables
optimizer.apply_gradients(zip(tape.gradient(result, v), v))
