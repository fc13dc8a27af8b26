"""The derivative of x * x at 3."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
x = tf.constant(3.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    square = x * x
print(tape.gradient(square, x).numpy())
