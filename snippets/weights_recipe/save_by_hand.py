"""1.15 saves a convolution and a PReLU with names of its own."""
import numpy as np
import tensorflow as tf

images = np.random.RandomState(0).rand(2, 6, 6, 3).astype("float32")
with tf.variable_scope("g_h1"):
    normal = tf.random_normal_initializer(seed=0)
    kernel = tf.get_variable("w", [3, 3, 3, 4], initializer=normal)
    bias = tf.get_variable("b", [1, 1, 1, 4], initializer=normal)
    alpha = tf.get_variable("alpha", [4], initializer=normal)
outputs = tf.nn.conv2d(images, kernel, 1, "SAME") + bias
outputs = tf.nn.relu(outputs) - alpha * tf.nn.relu(-outputs)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./by_hand.ckpt", write_meta_graph=False)
    np.savez("by_hand.npz", images=images, outputs=session.run(outputs))
