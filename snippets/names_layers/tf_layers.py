"""tf.layers: kernel and bias, then a colon and the output index."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
images = tf.zeros([2, 8, 8, 3])


def convolution_with_batch_norm():
    features = tf.layers.conv2d(images, 4, [3, 3], use_bias=False)
    tf.layers.batch_normalization(features)


layers = {
    "convolution": lambda: tf.layers.conv2d(images, 4, [3, 3]),
    "convolution, then batch norm": convolution_with_batch_norm,
    "batch norm": lambda: tf.layers.batch_normalization(images),
    "separable convolution": lambda: tf.layers.separable_conv2d(
        images, 4, [3, 3], depth_multiplier=2),
    "transposed convolution": lambda: tf.layers.conv2d_transpose(
        images, 4, [3, 3]),
    "dense": lambda: tf.layers.dense(images[:, 0, 0], 4),
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
