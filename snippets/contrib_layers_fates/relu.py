"""layers.relu is not an activation function: it creates a whole layer."""
import tensorflow as tf

inputs = tf.placeholder(tf.float32, [None, 4])
outputs = tf.contrib.layers.relu(inputs, 3)

print(outputs.shape, [variable.name for variable in tf.global_variables()])
values = {"variables": len(tf.global_variables())}
