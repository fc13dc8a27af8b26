"""TensorFlow 1.15 saves a checkpoint and the layer's outputs."""
import numpy as np
import tensorflow as tf

inputs = tf.placeholder(tf.float32, [1, 32, 32, 3])
outputs = tf.contrib.layers.conv2d(
    inputs, 8, [3, 3],
    weights_initializer=tf.truncated_normal_initializer(stddev=5e-2, seed=1),
    biases_initializer=tf.random_normal_initializer(seed=2))
images = np.random.RandomState(0).rand(1, 32, 32, 3)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./contrib.ckpt", write_meta_graph=False)
    np.save("contrib_outputs.npy", session.run(outputs, {inputs: images}))

print(tf.train.list_variables("./contrib.ckpt"))
