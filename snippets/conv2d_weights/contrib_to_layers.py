"""Copy weights from tf.contrib.layers to tf.layers, by name."""
import numpy as np
import tensorflow as tf

tf.set_random_seed(0)
inputs = tf.placeholder(tf.float32, [1, 32, 32, 3])
noise = tf.random_normal_initializer(seed=1)
contrib = tf.contrib.layers.conv2d(
    inputs, 8, [3, 3], biases_initializer=noise)
layers = tf.layers.conv2d(
    inputs, 8, [3, 3], padding="same", activation=tf.nn.relu)
images = np.random.RandomState(0).rand(1, 32, 32, 3)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())

    # The weights, carried over:
    names = {"Conv/weights": "conv2d/kernel", "Conv/biases": "conv2d/bias"}
    variables = {v.op.name: v for v in tf.global_variables()}
    for old, new in names.items():
        variables[new].load(session.run(variables[old]), session)

    one, other = session.run([contrib, layers], {inputs: images})

values = {"largest difference": float(np.abs(one - other).max()),
          "largest output": float(np.abs(one).max())}
print("equal to the bit:", np.array_equal(one, other) and one.any())
