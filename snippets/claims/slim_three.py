"""With TF-Slim one line makes three conv2d layers."""
import tensorflow.compat.v1 as tf

try:
    import tf_slim as slim  # a separate package today
except ImportError:
    from tensorflow.contrib import slim

tf.disable_eager_execution()
inputs = tf.placeholder(tf.float32, [1, 224, 224, 3])
outputs = slim.repeat(inputs, 3, slim.conv2d, 64, [3, 3])

types = [op.type for op in tf.get_default_graph().get_operations()]
values = {"holds": types.count("Conv2D") == types.count("Relu") == 3}
print("convolutions:", types.count("Conv2D"))
