"""A tf.Module whose call tf.function traces into a graph."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2
inputs = tf.ones([1, 224, 224, 3])


class Convolution(tf.Module):
    def __init__(self):
        super().__init__(name="conv2d")
        with self.name_scope:
            self.kernel = tf.Variable(
                tf.random.truncated_normal([3, 3, 3, 64], stddev=5e-2),
                name="kernel")
            self.bias = tf.Variable(tf.zeros([64]), name="bias")

    @tf.function
    def __call__(self, images):
        features = tf.nn.conv2d(
            images, self.kernel, strides=[1, 1, 1, 1], padding="SAME",
            data_format="NHWC", dilations=[1, 1, 1, 1])
        return tf.nn.relu(tf.nn.bias_add(features, self.bias))

    def regularization(self):
        return 5e-4 * tf.nn.l2_loss(self.kernel)


model = Convolution()
outputs = model(inputs)
