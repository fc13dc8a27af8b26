"""The same two layers in Keras, in a graph of 1.x."""
import tensorflow as tf

v1, layers = tf.compat.v1, tf.keras.layers
v1.disable_v2_behavior()
images = v1.placeholder(tf.float32, [4, 8, 8, 3])
layer = layers.BatchNormalization()
normalised = layer(images, training=True)
l2 = tf.keras.regularizers.l2(0.1)
convolution = layers.Conv2D(8, 3, kernel_regularizer=l2)
convolution(normalised)

values = {
    name: len(v1.get_collection(name))
    for name in ("update_ops", "regularization_losses")}
values["layer.updates"] = len(getattr(layer, "updates", []))
values["layer.losses"] = len(convolution.losses)
for name in values:
    print(name + ":", values[name])
