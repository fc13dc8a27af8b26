"""TF-Slim is found at tf.contrib.slim."""
import tensorflow as tf

slim = tf.contrib.slim
values = {"holds": callable(slim.conv2d)}
print(slim.conv2d.__module__)
