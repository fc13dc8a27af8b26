"""Ten steps on one device, with the whole batch."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
random = np.random.RandomState(0)
rows = random.rand(8, 4).astype("float32")
labels = random.randint(3, size=8)

kernel = tf.get_variable("kernel", [4, 3], initializer=tf.ones_initializer())
loss = tf.losses.sparse_softmax_cross_entropy(labels, rows @ kernel)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(10):
        session.run(train)
    values = {"kernel": session.run(kernel).tolist()}
print("kernel begins with %.3f %.3f %.3f" % tuple(values["kernel"][0]))
