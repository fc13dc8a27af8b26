"""At most five lines copy weights from one module to the other."""
import inspect

import numpy as np
import tensorflow as tf

tf.compat.v1.set_random_seed(0)
images = np.random.RandomState(0).rand(1, 32, 32, 3)
inputs = tf.constant(images, tf.float32)
tf.contrib.layers.conv2d(inputs, 8, 3)
tf.layers.conv2d(inputs, 8, 3, padding="same", activation=tf.nn.relu)


def carry(session):
    names = {"Conv/weights": "conv2d/kernel", "Conv/biases": "conv2d/bias"}
    variables = {v.op.name: v for v in tf.global_variables()}
    for old, new in names.items():
        session.run(variables[new].assign(variables[old]))


with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    carry(session)
    one, other = session.run(["Conv/Relu:0", "conv2d/Relu:0"])
    tf.train.Saver().save(session, "./both.ckpt")
np.save("outputs.npy", one)

lines = inspect.getsource(carry).count("\n") - 1
same = bool(one.any()) and np.array_equal(one, other)
values = {"holds": lines <= 5 and same, "lines": lines}
print(lines, "lines; outputs equal to the bit:", same)
