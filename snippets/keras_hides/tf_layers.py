"""tf.layers and tf.losses put everything in the graph's collections."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
inputs = tf.placeholder(tf.float32, [20, 8, 8, 1])
targets = tf.zeros([20, 6, 6, 8])


def l2_regularizer(weights):
    return 5e-4 * tf.nn.l2_loss(weights)


features = tf.layers.conv2d(
    inputs, 8, [3, 3], kernel_regularizer=l2_regularizer)
outputs = tf.layers.batch_normalization(features, training=True)
loss = tf.losses.mean_squared_error(targets, outputs)

names = ["GLOBAL_VARIABLES", "TRAINABLE_VARIABLES", "LOSSES",
         "REGULARIZATION_LOSSES", "UPDATE_OPS"]
values = {"collections": {
    name: len(tf.get_collection(getattr(tf.GraphKeys, name)))
    for name in names}}
for name, count in values["collections"].items():
    print("%-22s%d" % (name, count))
