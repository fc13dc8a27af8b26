"""Keras 3: a weight's path says where it is; its name is only the last part."""
import tensorflow as tf
import keras

layers = keras.layers
images = tf.zeros([2, 8, 8, 3])
words = tf.zeros([2, 5], "int32")
series = tf.zeros([2, 5, 3])

models = {
    "convolution": (images, layers.Conv2D(4, 3)),
    "convolution, then batch norm": (
        images, layers.Conv2D(4, 3, use_bias=False),
        layers.BatchNormalization()),
    "batch norm": (images, layers.BatchNormalization()),
    "separable convolution": (
        images, layers.SeparableConv2D(4, 3, depth_multiplier=2)),
    "depthwise convolution": (
        images, layers.DepthwiseConv2D(3, depth_multiplier=2)),
    "transposed convolution": (images, layers.Conv2DTranspose(4, 3)),
    "dense": (images[:, 0, 0], layers.Dense(4)),
    "embedding": (words, layers.Embedding(10, 4)),
    "LSTM": (series, layers.LSTM(4)),
    "GRU": (series, layers.GRU(4)),
}
names = {}
for model, (features, *parts) in models.items():
    for layer in parts:
        features = layer(features)
    weights = [v for layer in parts for v in layer.weights]
    names[model] = [[v.path, list(v.shape)] for v in weights]

values = {"names": names}
for name, shape in sum(names.values(), []):
    print(name, shape)
print("the first name:", models["convolution"][1].kernel.name)
