"""The same tf.nn calls in a tf.Module: variables are attributes."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2
inputs = tf.ones([1, 8, 8, 3])
glorot = tf.initializers.glorot_uniform()


class Convolution(tf.Module):
    def __init__(self):
        super().__init__(name="conv")
        self.kernel = tf.Variable(glorot([3, 3, 3, 8]), name="kernel")
        self.bias = tf.Variable(tf.zeros([8]), name="bias")

    def __call__(self, images):
        outputs = tf.nn.conv2d(images, self.kernel, [1, 1, 1, 1], "SAME")
        return tf.nn.relu(tf.nn.bias_add(outputs, self.bias))


model = Convolution()
outputs = model(inputs)
