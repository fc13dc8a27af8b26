"""tf.contrib.layers and tf.layers make a conv2d layer in one line each."""
import tensorflow as tf

images = tf.zeros([1, 224, 224, 3])
tf.contrib.layers.conv2d(images, 64, [3, 3])
tf.layers.conv2d(images, 64, [3, 3])

names = [variable.name for variable in tf.global_variables()]
types = [op.type for op in tf.get_default_graph().get_operations()]
values = {"holds": len(names) == 4 and types.count("Conv2D") == 2}
print(*names, sep="\n")
