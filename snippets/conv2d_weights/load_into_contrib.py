"""TensorFlow 1.15 loads the weights of Keras 3 into tf.contrib.layers."""
import numpy as np
import tensorflow as tf

inputs = tf.placeholder(tf.float32, [1, 32, 32, 3])
outputs = tf.contrib.layers.conv2d(inputs, 8, [3, 3])
images = np.random.RandomState(0).rand(1, 32, 32, 3)

with tf.Session() as session:
    # The weights, carried over:
    arrays = np.load("keras.npz")
    for variable, name in zip(tf.global_variables(), ["kernel", "bias"]):
        variable.load(arrays[name], session)

    ours = session.run(outputs, {inputs: images})

difference = np.abs(ours - np.load("keras_outputs.npy"))
values = {"largest difference": float(difference.max())}
print("equal within 0.000001:", difference.max() < 1e-6)
