"""tf.layers: the same two layers, with their defaults."""
import numpy as np
import tensorflow.compat.v1 as tf

layers = tf.layers
tf.disable_v2_behavior()
images = np.random.RandomState(0).rand(1, 224, 224, 3).astype("float32")
tf.set_random_seed(0)
convolved = layers.conv2d(images, 64, 3)
logits = layers.dense(layers.flatten(convolved), 10)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    arrays = session.run({"convolution": convolved, "logits": logits})
values = {}
for name, array in arrays.items():
    least = "negative" if array.min() < 0 else "zero"
    values[name] = {"shape": list(array.shape), "least": least}
    print(name, array.shape, "least value:", least)
