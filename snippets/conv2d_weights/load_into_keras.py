"""TensorFlow 2.21 loads the checkpoint from 1.15 into a Keras 3 layer."""
import keras
import numpy as np
import tensorflow as tf

layer = keras.layers.Conv2D(8, (3, 3), padding="same", activation="relu")
layer.build([1, 32, 32, 3])

# The weights, carried over:
reader = tf.train.load_checkpoint("./contrib.ckpt")
names = ["Conv/weights", "Conv/biases"]
layer.set_weights([reader.get_tensor(name) for name in names])

images = np.random.RandomState(0).rand(1, 32, 32, 3).astype("float32")
difference = np.abs(layer(images).numpy() - np.load("contrib_outputs.npy"))
values = {"largest difference": float(difference.max())}
print("equal within 0.000001:", difference.max() < 1e-6)
