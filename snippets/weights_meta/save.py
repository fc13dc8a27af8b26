"""1.15 saves a TF-Slim network together with its graph."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim
images = np.random.RandomState(0).rand(20, 8, 8, 1)

tf.set_random_seed(0)
inputs = tf.placeholder(tf.float32, [None, 8, 8, 1], name="images")
net = slim.conv2d(inputs, 8, 3, normalizer_fn=slim.batch_norm,
                  normalizer_params={"is_training": False})
logits = slim.fully_connected(
    slim.flatten(net), 10, activation_fn=None, scope="logits")

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./model.ckpt")
    outputs = session.run(logits, {inputs: images})
np.savez("saved.npz", images=images, outputs=outputs)
