"""tf.contrib.layers: the variables of a convolution with normalizer_fn."""
import tensorflow as tf

layers = tf.contrib.layers
layers.conv2d(tf.ones([1, 8, 8, 3]), 4, 3, normalizer_fn=layers.batch_norm)
values = {"variables": [v.op.name for v in tf.global_variables()]}
print(*values["variables"], sep="\n")
