"""Is a placeholder a tf.Tensor?"""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [], name="x")
values = {"type(x) is tf.Tensor": type(x) is tf.Tensor,
          "isinstance(x, tf.Tensor)": isinstance(x, tf.Tensor)}
print(type(x).__name__, *values.items(), sep="\n")
