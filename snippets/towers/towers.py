"""Ten steps with two towers: each device gets half of the batch."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
random = np.random.RandomState(0)
rows = random.rand(8, 4).astype("float32")
labels = random.randint(3, size=8)
optimizer = tf.train.GradientDescentOptimizer(0.1)


def tower_loss(rows, labels):
    with tf.variable_scope("model", reuse=tf.AUTO_REUSE):  # one for all towers
        kernel = tf.get_variable(
            "kernel", [4, 3], initializer=tf.ones_initializer())
    return tf.losses.sparse_softmax_cross_entropy(labels, rows @ kernel)


towers = []  # the gradients of each, with their variables
for number, part in enumerate(zip(tf.split(rows, 2), tf.split(labels, 2))):
    with tf.device("/cpu:%d" % number), tf.name_scope("tower_%d" % number):
        towers.append(optimizer.compute_gradients(tower_loss(*part)))
averaged = [(tf.reduce_mean([gradient for gradient, _ in same], 0), same[0][1])
            for same in zip(*towers)]
train = optimizer.apply_gradients(averaged)

with tf.Session(config=tf.ConfigProto(device_count={"CPU": 2})) as session:
    session.run(tf.global_variables_initializer())
    for _ in range(10):
        session.run(train)
    (kernel,) = session.run(tf.global_variables())

graph = tf.get_default_graph()
values = {"kernel": kernel.tolist(),
          "variables": [variable.name for variable in tf.global_variables()],
          "devices": [graph.get_operation_by_name("tower_%d/matmul" % n).device
                      for n in range(2)]}
print("kernel begins with %.3f %.3f %.3f" % tuple(values["kernel"][0]))
print("variables:", values["variables"])
print("multiplied on:", values["devices"])
