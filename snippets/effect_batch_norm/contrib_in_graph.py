"""What two layers of tf.contrib.layers add to the collections."""
import tensorflow as tf

layers = tf.contrib.layers
images = tf.placeholder(tf.float32, [4, 8, 8, 3])
normalised = layers.batch_norm(images)
l2 = layers.l2_regularizer(0.1)
layers.conv2d(normalised, 8, 3, weights_regularizer=l2)

values = {
    name: len(tf.get_collection(name))
    for name in ("update_ops", "regularization_losses")}
for name in values:
    print(name + ":", values[name])
