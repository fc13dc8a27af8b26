"""tf.contrib.layers: a transposed convolution, stride 2."""
import tensorflow as tf

images = tf.ones([1, 8, 8, 3])
outputs = tf.contrib.layers.conv2d_transpose(images, 4, 3, stride=2)
values = {"shape": outputs.shape.as_list()}
print("8 x 8 becomes", *values["shape"][1:3])
