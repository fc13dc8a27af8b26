"""TF-Slim uses names of its own; what it lacks comes from tf.nn."""
import tensorflow as tf

slim = tf.contrib.slim
cells = tf.nn.rnn_cell

images = tf.zeros([2, 8, 8, 3])
words = tf.zeros([2, 5], tf.int32)
series = tf.zeros([2, 5, 3])


def convolution_with_batch_norm():
    slim.conv2d(images, 4, [3, 3], normalizer_fn=slim.batch_norm)


def recurrent(cell):
    tf.nn.dynamic_rnn(cell, series, dtype=tf.float32)


layers = {
    "convolution": lambda: slim.conv2d(images, 4, [3, 3]),
    "convolution, then batch norm": convolution_with_batch_norm,
    "batch norm": lambda: slim.batch_norm(images),
    "separable convolution": lambda: slim.separable_conv2d(
        images, 4, [3, 3], depth_multiplier=2),
    "depthwise convolution": lambda: slim.separable_conv2d(
        images, None, [3, 3], depth_multiplier=2),
    "transposed convolution": lambda: slim.conv2d_transpose(
        images, 4, [3, 3]),
    "dense": lambda: slim.fully_connected(images[:, 0, 0], 4),
    "embedding": lambda: tf.contrib.layers.embed_sequence(words, 10, 4),
    "LSTM": lambda: recurrent(cells.LSTMCell(4)),
    "GRU": lambda: recurrent(cells.GRUCell(4)),
}
names = {}
for layer, build in layers.items():
    before = len(tf.global_variables())
    build()
    new = tf.global_variables()[before:]
    names[layer] = [[v.name, v.shape.as_list()] for v in new]

values = {"names": names}
for name, shape in sum(names.values(), []):
    print(name, shape)
