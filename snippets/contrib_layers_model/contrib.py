"""A small model, trained and saved in TensorFlow 1.15."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers


def model(images):
    """Convolution, pooling, a dense layer for ten classes."""
    net = layers.conv2d(images, 8, [3, 3])
    net = layers.max_pool2d(net, [2, 2])
    net = layers.flatten(net)
    return layers.fully_connected(net, 10, activation_fn=None)


random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

tf.set_random_seed(0)
inputs = tf.placeholder(tf.float32, [None, 8, 8, 1])
targets = tf.placeholder(tf.int64, [None])
outputs = model(inputs)
loss = tf.losses.sparse_softmax_cross_entropy(targets, outputs)
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(5):
        for i in range(0, 200, 20):
            session.run(step, {inputs: images[i:i + 20],
                               targets: labels[i:i + 20]})
    tf.train.Saver().save(session, "./digits.ckpt")
    result = session.run(outputs, {inputs: images})
np.savez("digits.npz", images=images, outputs=result)
for variable in tf.global_variables():
    print(variable.op.name, variable.shape)
