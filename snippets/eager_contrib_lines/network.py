"""1.15 saves and trains a tfe.Network."""
import numpy as np
import tensorflow as tf

tf.enable_eager_execution()
tfe = tf.contrib.eager
x = np.random.RandomState(0).normal(size=(4, 2)).astype("float32")


class Net(tfe.Network):
    def __init__(self):
        super().__init__(name="net")
        self.hidden = self.track_layer(tf.layers.Dense(3))
        self.top = self.track_layer(tf.layers.Dense(1))

    def call(self, x):
        return self.top(tf.nn.relu(self.hidden(x)))


def loss(x):
    return tf.reduce_mean(net(x) ** 2)


tf.set_random_seed(0)
net, optimizer = Net(), tf.train.AdamOptimizer(0.1)
values = {"losses": [float(loss(x))]}
tfe.Saver(net.variables).save("./net.ckpt")
for _ in range(2):
    optimizer.apply_gradients(tfe.implicit_gradients(loss)(x))
    values["losses"].append(float(loss(x)))
print(np.round(values["losses"], 3).tolist())
