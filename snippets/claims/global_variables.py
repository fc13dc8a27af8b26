"""tf.global_variables() shows which variables were created."""
import tensorflow as tf

kernel = tf.Variable(tf.zeros([3, 3, 3, 64]), name="kernel")
bias = tf.Variable(tf.zeros([64]), name="bias")
names = [variable.name for variable in tf.global_variables()]
values = {"holds": names == ["kernel:0", "bias:0"]}
print(names)
