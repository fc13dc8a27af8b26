"""With import tensorflow.compat.v1."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
outputs = tf.layers.conv2d(tf.zeros([1, 224, 224, 3]), 64, 3)
print(outputs.shape)
