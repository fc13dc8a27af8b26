"""The same with tf.layers, and a depthwise convolution of tf.keras."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
images = random.rand(2, 8, 8, 3)

inputs = tf.placeholder(tf.float32, images.shape)
x = tf.layers.conv2d(inputs, 4, 3, padding="same", use_bias=False)
x = tf.nn.relu(tf.layers.batch_normalization(x))
x = tf.layers.separable_conv2d(x, 6, 3, padding="same", depth_multiplier=2)
x = tf.keras.layers.DepthwiseConv2D(
    3, padding="same", depth_multiplier=2)(tf.nn.relu(x))
x = tf.layers.max_pooling2d(tf.nn.relu(x), 2, 2)
x = tf.layers.conv2d_transpose(x, 4, 3, strides=2, padding="same")
outputs = tf.layers.dense(tf.layers.flatten(tf.nn.relu(x)), 10)

with tf.Session() as session:
    for variable in tf.global_variables():
        array = random.normal(0, 0.5, variable.shape.as_list())
        variance = "moving_variance" in variable.name
        variable.load(abs(array) if variance else array, session)
    tf.train.Saver().save(session, "./layers.ckpt", write_meta_graph=False)
    np.savez("layers.npz", images=images, outputs=session.run(
        outputs, {inputs: images}))

for name, shape in tf.train.list_variables("./layers.ckpt"):
    print(name, shape)
