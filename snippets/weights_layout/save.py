"""1.15 runs it on any machine: channels last inside, first outside."""
import numpy as np
import tensorflow as tf

images = np.random.RandomState(0).rand(2, 3, 8, 8).astype("float32")
normal = tf.random_normal_initializer(seed=0)


def conv2d(x, kernel):
    x = tf.transpose(x, [0, 2, 3, 1])
    x = tf.nn.conv2d(x, kernel, 1, "SAME", data_format="NHWC")
    return tf.transpose(x, [0, 3, 1, 2])


kernel = tf.get_variable("conv/kernel", [3, 3, 3, 4], initializer=normal)
net = tf.nn.relu(conv2d(images, kernel))
net = tf.reshape(net, [-1, 4 * 8 * 8])  # channel by channel
kernel = tf.get_variable("dense/kernel", [4 * 8 * 8, 5], initializer=normal)
outputs = tf.matmul(net, kernel)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./first.ckpt", write_meta_graph=False)
    np.savez("first.npz", images=images, outputs=session.run(outputs))
