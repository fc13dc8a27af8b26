"""The old function inside a Keras 2 layer, which keeps its variables."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2
inputs = tf.ones([1, 8, 8, 3])


class Convolution(tf.keras.layers.Layer):
    @tf.compat.v1.keras.utils.track_tf1_style_variables
    def call(self, images):
        v1 = tf.compat.v1
        with v1.variable_scope("conv"):
            kernel = v1.get_variable("kernel", [3, 3, 3, 8])
            bias = v1.get_variable(
                "bias", [8], initializer=v1.zeros_initializer())
            outputs = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], "SAME")
            return tf.nn.relu(tf.nn.bias_add(outputs, bias))


layer = Convolution()
outputs = layer(inputs)
