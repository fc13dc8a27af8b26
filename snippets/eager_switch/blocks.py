"""In an eager program, a graph is active only inside its block."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()


@tf.function
def function():
    print("in a tf.function:", tf.executing_eagerly())


print("outside:", tf.executing_eagerly())
with tf.Graph().as_default():
    print("in a graph's block:", tf.executing_eagerly())
print("after it:", tf.executing_eagerly())
function()
print("after it:", tf.executing_eagerly())
