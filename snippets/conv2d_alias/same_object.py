"""Compare the functions themselves, not what they do."""
import tensorflow as tf

slim = tf.contrib.slim
layers = tf.contrib.layers

values = {
    "slim.conv2d is layers.conv2d": slim.conv2d is layers.conv2d,
    "its name": slim.conv2d.__name__,
    "its module": slim.conv2d.__module__,
}
for question, answer in values.items():
    print(question, "->", answer)
