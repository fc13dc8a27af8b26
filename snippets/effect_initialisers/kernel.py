"""New kernels of three APIs in 1.x, compared with one formula."""
import tensorflow as tf

layers = tf.contrib.layers
images = tf.ones([1, 8, 8, 256])
tf.set_random_seed(0)
layers.conv2d(images, 256, 3, scope="contrib_layers")
tf.layers.conv2d(images, 256, 3, name="tf_layers")
tf.keras.layers.Conv2D(256, 3, name="tf_keras")(images)
kernels = [v for v in tf.trainable_variables() if v.shape.ndims == 4]

limit = (6 / (3 * 3 * 256 + 3 * 3 * 256)) ** 0.5  # Glorot and Bengio's
values = {"formula": [limit / 3 ** 0.5, limit]}
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for kernel in kernels:
        name, array = kernel.op.name.split("/")[0], session.run(kernel)
        values[name] = [float(array.std()), float(abs(array).max())]
for name in values:
    print(name + ": deviation %.4f, largest %.4f" % tuple(values[name]))
