"""And back: copy weights from tf.layers to tf.contrib.layers."""
import numpy as np
import tensorflow as tf

tf.set_random_seed(0)
inputs = tf.placeholder(tf.float32, [1, 32, 32, 3])
noise = tf.random_normal_initializer(seed=1)
contrib = tf.contrib.layers.conv2d(inputs, 8, [3, 3])
layers = tf.layers.conv2d(
    inputs, 8, [3, 3], padding="same", activation=tf.nn.relu,
    bias_initializer=noise)
images = np.random.RandomState(0).rand(1, 32, 32, 3)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())

    # The weights, carried over:
    names = {"conv2d/kernel": "Conv/weights", "conv2d/bias": "Conv/biases"}
    variables = {v.op.name: v for v in tf.global_variables()}
    for old, new in names.items():
        variables[new].load(session.run(variables[old]), session)

    one, other = session.run([contrib, layers], {inputs: images})

values = {"largest difference": float(np.abs(one - other).max()),
          "largest output": float(np.abs(one).max())}
print("equal to the bit:", np.array_equal(one, other) and one.any())
