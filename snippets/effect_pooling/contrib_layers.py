"""tf.contrib.layers.max_pool2d with a window of 3."""
import tensorflow as tf

outputs = tf.contrib.layers.max_pool2d(tf.ones([1, 224, 224, 3]), 3)
values = {"shape": outputs.shape.as_list()}
print("224 x 224 becomes", *values["shape"][1:3])
