"""A small network by hand: variables, tf.nn and the training loop."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
tf.set_random_seed(0)
random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = (digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1)))
images = images.astype("float32")

x = tf.placeholder(tf.float32, [None, 8, 8, 1])
y = tf.placeholder(tf.int32, [None])

with tf.variable_scope("conv"):
    kernel = tf.get_variable("kernel", [3, 3, 1, 8])
    bias = tf.get_variable("bias", [8], initializer=tf.zeros_initializer())
    net = tf.nn.conv2d(x, kernel, strides=[1, 1, 1, 1], padding="SAME")
    net = tf.nn.relu(tf.nn.bias_add(net, bias))
net = tf.nn.max_pool(net, [1, 2, 2, 1], [1, 2, 2, 1], padding="VALID")
net = tf.reshape(net, [-1, 4 * 4 * 8])
with tf.variable_scope("dense"):
    kernel = tf.get_variable("kernel", [4 * 4 * 8, 10])
    bias = tf.get_variable("bias", [10], initializer=tf.zeros_initializer())
    logits = tf.nn.bias_add(tf.matmul(net, kernel), bias)

loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(
    labels=y, logits=logits))
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    losses = []
    for epoch in range(20):
        for i in range(0, 200, 20):
            session.run(step, {x: images[i:i + 20], y: labels[i:i + 20]})
        losses.append(session.run(loss, {x: images, y: labels}))
print("loss after epochs 1 and 20: %.2f, %.2f" % (losses[0], losses[-1]))
values = {"losses": losses}
