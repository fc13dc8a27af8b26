"""The network in Keras 3, every default of slim written out."""
import keras
import numpy as np
import tensorflow as tf


def norm(name):
    return keras.layers.BatchNormalization(
        momentum=0.999, epsilon=0.001, scale=False, name=name)


model = keras.Sequential([
    keras.Input((8, 8, 1)),
    keras.layers.Conv2D(8, (3, 3), padding="same", use_bias=False,
                        name="conv1"),
    norm("conv1_BatchNorm"),
    keras.layers.ReLU(),
    keras.layers.MaxPooling2D((2, 2), strides=2),
    keras.layers.Conv2D(16, (3, 3), padding="valid", use_bias=False,
                        name="conv2"),
    norm("conv2_BatchNorm"),
    keras.layers.ReLU(),
    keras.layers.Flatten(),
    keras.layers.Dropout(1 - 0.8),
    keras.layers.Dense(10, name="logits"),
])

# The weights: layers are named as slim's scopes, with _ for /.
names = {"kernel": "weights", "bias": "biases", "beta": "beta",
         "moving_mean": "moving_mean", "moving_variance": "moving_variance"}
reader = tf.train.load_checkpoint("./slim.ckpt")
for layer in model.layers:
    scope = layer.name.replace("_", "/")
    layer.set_weights([reader.get_tensor(scope + "/" + names[w.name])
                       for w in layer.weights])

images = np.random.RandomState(0).rand(20, 8, 8, 1).astype("float32")
theirs = np.load("slim_outputs.npy")
ours = model(images, training=False).numpy()
values = {"largest difference": float(np.abs(ours - theirs).max()),
          "largest output": float(np.abs(theirs).max())}
print("equal but for 0.00001 of the largest output:",
      values["largest difference"] < 1e-5 * values["largest output"])
