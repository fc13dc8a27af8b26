"""Get two concrete functions from one tf.function."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
double = tf.function(lambda x: x + x)
for dtype in (tf.int32, tf.float32):
    concrete = double.get_concrete_function(tf.TensorSpec([2], dtype))
    print(concrete.outputs[0].dtype, concrete.outputs[0].shape)
