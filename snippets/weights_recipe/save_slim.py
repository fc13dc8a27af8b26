"""1.15 saves a TF-Slim network with one layer of each kind as a checkpoint."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim
random = np.random.RandomState(0)
images = random.rand(2, 8, 8, 3)

inputs = tf.placeholder(tf.float32, images.shape)
x = slim.conv2d(inputs, 4, 3, normalizer_fn=slim.batch_norm,
                normalizer_params={"is_training": False})
x = slim.separable_conv2d(x, 6, 3, depth_multiplier=2)
x = slim.separable_conv2d(x, None, 3, depth_multiplier=2)  # depthwise only
x = slim.max_pool2d(x, 2)
x = slim.conv2d_transpose(x, 4, 3, stride=2)
x = slim.conv2d(x, 5, [8, 8], padding="VALID")  # dense, as VGG writes it
outputs = slim.fully_connected(slim.flatten(x), 10, activation_fn=None)

with tf.Session() as session:
    for variable in tf.global_variables():
        array = random.normal(0, 0.5, variable.shape.as_list())
        variance = "moving_variance" in variable.name
        variable.load(abs(array) if variance else array, session)
    tf.train.Saver().save(session, "./slim.ckpt", write_meta_graph=False)
    np.savez("slim.npz", images=images, outputs=session.run(
        outputs, {inputs: images}))

for name, shape in tf.train.list_variables("./slim.ckpt"):
    print(name, shape)
