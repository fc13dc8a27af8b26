"""A causal convolution by hand: the input is padded in front."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
random = np.random.RandomState(0)
series = random.normal(size=[2, 9, 3]).astype("float32")
kernel = tf.get_variable("kernel", initializer=tf.constant(
    random.normal(size=[2, 3, 4]), tf.float32))
dilation = 4
front = (2 - 1) * dilation  # of a kernel of width 2
padded = tf.pad(tf.constant(series), [[0, 0], [front, 0], [0, 0]])
outputs = tf.nn.convolution(
    padded, kernel, padding="VALID", dilation_rate=[dilation])

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    found, array = session.run([outputs, kernel])
np.savez("causal.npz", series=series, kernel=array, outputs=found)
values = {"shape": list(found.shape), "outputs": found.tolist()}
print("shape:", values["shape"])
