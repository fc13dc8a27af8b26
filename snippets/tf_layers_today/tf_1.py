"""As it was written for TensorFlow 1."""
import tensorflow as tf

outputs = tf.layers.conv2d(tf.zeros([1, 224, 224, 3]), 64, 3)
print(outputs.shape)
