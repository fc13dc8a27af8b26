"""A network for GPUs: channels first."""
import tensorflow as tf

images = tf.placeholder(tf.float32, [None, 3, 8, 8])
kernel = tf.get_variable("kernel", [3, 3, 3, 4])
outputs = tf.nn.conv2d(images, kernel, 1, "SAME", data_format="NCHW")

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run(outputs, {images: [[[[1.0] * 8] * 8] * 3]})
